/**
 * A lint rule that forbids `**` and `**=`. The operator is as engine-dependent as `Math.pow` (its last bits differ
 * between Node and Chromium), and no built-in rule names an operator.
 */

const message = "Engines differ in the last bits of '**': use pow from simulator/kernel/math.";

/** @typedef {{ report(problem: { node: unknown, message: string }): void }} Context */
/** @typedef {{ operator: string }} Operation */

const noExponentOperator = {
  /** @param {Context} context */
  create(context) {
    return {
      /** @param {Operation} node */
      BinaryExpression(node) {
        if (node.operator === '**') context.report({ node, message });
      },
      /** @param {Operation} node */
      AssignmentExpression(node) {
        if (node.operator === '**=') context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: 'portable-arithmetic' },
  rules: { 'no-exponent-operator': noExponentOperator },
};
