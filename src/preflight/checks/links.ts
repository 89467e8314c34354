import { packed, unpacked } from '../../document/keeping';
import { good, limited, type Check } from '../check';

/** Whether links and codes can be made, and given away by a press. */
export const links: Check = {
  id: 'links',
  title: 'Links and codes',
  async run() {
    const text = 'as it was';
    if ((await unpacked(await packed(text), 100)) !== text) return links.otherwise;
    if (!isSecureContext)
      return limited(
        'Links work. They are copied by hand, because the page does not come over https.',
        'Have the page served over https, or from this machine.',
      );
    return good('Links and codes can be made, read and copied.');
  },
  otherwise: limited(
    'Links and codes can be neither made nor read: the browser is too old for them.',
    'Update the browser. Files do the same until then.',
  ),
};
