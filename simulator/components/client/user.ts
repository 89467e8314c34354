/** A user of the system: which step it takes next, with which arguments. Never depends on answers or on time. */
import type { RandomStream } from '../../kernel/random';
import type { Plain, StepPlan, TaskPlan } from '../../model/plan';
import { draw, type Drawing } from './template';

/** One step, drawn. */
export interface DrawnStep {
  readonly operation: number;
  readonly args: Plain;
  /** It is the last of its task: a user of a closed loop thinks after it. */
  readonly endsTask: boolean;
}

export class User implements Drawing {
  readonly userName: string;
  bindings: ReadonlyMap<string, Plain> = new Map();
  private task: TaskPlan | undefined;
  private step = 0;
  private tasksBegun = 0;
  private readonly totalWeight: number;

  /** `first` is done once before anything else. */
  constructor(
    readonly number: number,
    readonly stream: RandomStream,
    private readonly tasks: readonly TaskPlan[],
    private readonly first: TaskPlan | null = null,
    /** Who it is within `unique` names: no two users of a run have the same. */
    private readonly uniqueName = `${number}`,
  ) {
    this.userName = `user-${number}`;
    this.totalWeight = tasks.reduce((sum, task) => sum + task.weight, 0);
  }

  unique(prefix: string): string {
    return `${prefix}-${this.uniqueName}-${this.tasksBegun}`;
  }

  /** Draws the next step, beginning a new task when the last one is done. */
  next(): DrawnStep {
    const task = this.task ?? this.begin();
    const step = task.steps[this.step++] as StepPlan; // a task under way has a step left
    const endsTask = this.step === task.steps.length;
    if (endsTask) this.task = undefined;
    return { operation: step.operation, args: draw(step.args, this), endsTask };
  }

  private begin(): TaskPlan {
    const task = this.tasksBegun === 0 && this.first !== null ? this.first : this.pick();
    this.task = task;
    this.step = 0;
    this.tasksBegun++;
    if (task.bindings.length > 0) {
      const bindings = new Map<string, Plain>();
      this.bindings = bindings;
      for (const [name, template] of task.bindings) bindings.set(name, draw(template, this));
    }
    return task;
  }

  private pick(): TaskPlan {
    const { tasks } = this;
    if (tasks.length === 1) return tasks[0] as TaskPlan; // length was checked
    let left = this.stream.nextFloat() * this.totalWeight;
    for (const task of tasks) {
      left -= task.weight;
      if (left < 0) return task;
    }
    return tasks[tasks.length - 1] as TaskPlan; // a plan has at least one task
  }
}
