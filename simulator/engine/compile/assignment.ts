/** Giving modules to services, and to stores. */
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { Business } from './modules';

/** Gives modules to services, or to stores; each module has at most one of either. */
export class Assignment {
  /** Module index to the index of its service or store. */
  readonly home = new Map<number, number>();

  constructor(
    private readonly what: 'service' | 'store',
    private readonly names: readonly string[],
    private readonly business: Business,
    private readonly path: PathParts,
    private readonly faults: FaultList,
  ) {}

  assign(name: string, modules: readonly string[]): void {
    const home = this.names.indexOf(name);
    modules.forEach((module, i) => {
      const path = [...this.path, name, 'modules', i];
      const index = this.business.moduleIndex.get(module);
      if (index === undefined) {
        const hint = (): string => didYouMean(module, this.business.moduleIndex.keys());
        this.faults.add('unknown-module', path, `there is no module \`${module}\``, hint);
      } else if (this.business.modules[index]?.external === true) {
        const message = `\`${module}\` is outside the system: it runs and keeps its data by itself`;
        this.faults.add('external-module', path, message, 'leave it out here');
      } else if (this.home.has(index)) {
        const other = this.names[this.home.get(index) ?? 0] ?? '';
        const message = `\`${module}\` already belongs to the ${this.what} \`${other}\``;
        this.faults.add(
          'module-twice',
          path,
          message,
          `a module is in one ${this.what}: leave it out here or there`,
        );
      } else {
        this.home.set(index, home);
      }
    });
  }

  membersOf(home: number): number[] {
    return [...this.home].filter(([, at]) => at === home).map(([module]) => module);
  }
}
