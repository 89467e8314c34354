/**
 * Drawing a boundary by hand: a tile is dragged out of its service, and becomes a service of its own, or joins the one that it
 * is let go over. The only tile of a service takes the whole box along, which is moved like any other until it is over
 * another service.
 */
import { ownService, toService } from '../../../document/boundary';
import type { Point, Rect, Scene, ServiceBox } from '../../../shared/scene';
import type { View } from './view';

/** What is shown on the way: the tiles under the pointer, and where they would go. */
export interface Carried {
  readonly names: readonly string[];
  readonly at: Point;
  /** The service that would take them; undefined: none under the pointer. */
  readonly into: Rect | undefined;
  /** They would become a service of their own. */
  readonly isApart: boolean;
  readonly says: string;
}

export interface Ghost {
  show(carried: Carried | undefined): void;
}

export class TileDrag {
  private target: ServiceBox | 'apart' | undefined;

  constructor(
    private readonly scene: Scene,
    readonly home: ServiceBox,
    private readonly modules: readonly string[],
    private readonly ghost: Ghost,
  ) {}

  /** Whether the box goes along, because nothing would be left in it. */
  get isWhole(): boolean {
    return this.home.tiles.every(({ name }) => this.modules.includes(name));
  }

  to(at: Point): void {
    const { home, modules, isWhole } = this;
    const under = serviceAt(this.scene, at, home);
    this.target = under ?? (isIn(home.rect, at) || isWhole ? undefined : 'apart');
    const names = modules.join(' and ');
    const whose = modules.length === 1 ? 'its' : 'their';
    this.ghost.show({
      names: isWhole ? [] : modules,
      at,
      into: under?.rect,
      isApart: this.target === 'apart',
      says:
        under !== undefined
          ? `Let go: ${names} goes to ${under.name}.`
          : this.target === 'apart'
            ? `Let go: ${names} gets ${whose} own service.`
            : '',
    });
  }

  /** Makes the edit that was shown; false: there is none. */
  drop({ run }: View): boolean {
    this.ghost.show(undefined);
    const { target, modules } = this;
    if (target === undefined) return false;
    void (target === 'apart' ? ownService(run, modules) : toService(run, modules, target.name));
    return true;
  }

  cancel(): void {
    this.ghost.show(undefined);
  }
}

/** The service of ours at a point, apart from one. */
function serviceAt({ services }: Scene, at: Point, but: ServiceBox): ServiceBox | undefined {
  return services.find(
    (box) => box !== undefined && box.id !== but.id && !box.external && isIn(box.rect, at),
  );
}

function isIn({ x, y, width, height }: Rect, at: Point): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}
