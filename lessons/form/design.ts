/** A design in a lesson: what is changed of the lesson's document, and what is run of it. */
import * as z from 'zod';
import { plain, reference } from '../../simulator/model/document/basics';

/** A JSON merge patch (RFC 7396) of the document: what it names is replaced, null removes, lists are replaced as wholes. */
const edit = z.union([z.record(z.string().max(200), plain), z.string().max(200)]).meta({
  description: 'a JSON merge patch of the document (RFC 7396), or the name of a file that holds one',
});

export const designFields = {
  edit: edit.optional(),
  deployment: reference.optional().meta({ description: 'instead of the lesson’s' }),
  experiment: reference.optional().meta({ description: 'instead of the lesson’s' }),
  faults: z
    .array(z.string().max(500))
    .max(20)
    .default([])
    .meta({ description: 'besides the experiment’s, in the words of the fault grammar' }),
};

const design = z.strictObject(designFields);

export type Design = z.output<typeof design>;
