/** Turns the templates of a task's arguments into values, drawn afresh for each step. */
import type { RandomStream } from '../../kernel/random';
import { assert } from '../../kernel/run-failure';
import type { Plain, TemplatePlan } from '../../model/plan';

/** Who draws: a user in the middle of a task. */
export interface Drawing {
  readonly stream: RandomStream;
  readonly userName: string;
  /** A name like `order-7-3`: this user's third task run. */
  unique(prefix: string): string;
  readonly bindings: ReadonlyMap<string, Plain>;
}

/** Draws a value by a template. */
export function draw(template: TemplatePlan, by: Drawing): Plain {
  switch (template.kind) {
    case 'value':
      return template.value;
    case 'object':
      return Object.fromEntries(template.fields.map(([name, field]) => [name, draw(field, by)]));
    case 'array':
      return template.items.map((item) => draw(item, by));
    case 'pick':
      return template.from[by.stream.nextInt(0, template.from.length - 1)] ?? null;
    case 'integer':
      return by.stream.nextInt(template.from, template.to);
    case 'user':
      return by.userName;
    case 'unique':
      return by.unique(template.prefix);
    case 'bound': {
      const value = by.bindings.get(template.name);
      assert(value !== undefined, `the name “${template.name}” is bound nowhere`);
      return value;
    }
  }
}
