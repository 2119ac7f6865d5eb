// A rule for oxlint: every expression takes a number of steps that grows with the text and no faster.
import { slownessOf } from './slowness-of.mjs';

const linear = {
  create(context) {
    const check = (node, source, flags) => {
      const why = slownessOf(source, flags);
      if (why !== null) context.report({ node, message: `A slow expression: ${why}.` });
    };
    const build = (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      const [source, flags] = node.arguments;
      const isGiven = isText(source) && (flags === undefined || isText(flags));
      if (isGiven) check(node, source.value, flags?.value ?? '');
      else context.report({ node, message: 'An expression that is built at run time cannot be judged: write it out.' });
    };
    return {
      Literal(node) {
        if (node.regex) check(node, node.regex.pattern, node.regex.flags);
      },
      NewExpression: build,
      CallExpression: build,
    };
  },
};

function isText(node) {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

export default { meta: { name: 'expressions' }, rules: { linear } };
