/**
 * What a module's text says about calls, tables and transactions, read without running it: which operations each handler
 * calls, which topics it publishes to, which tables it reads and writes, and which of that stands inside
 * `ctx.transaction(…)`. It serves the drawing and the report of a boundary, so that a transaction's reach can be told before
 * anything has happened; what the reading misses, the run shows when it happens.
 */
import { tokensOf, type Token } from './tokens';

/** What one handler does, its helpers included. Names are `module.operation`. */
export interface HandlerCode {
  readonly calls: ReadonlySet<string>;
  /** Topics that it publishes to. */
  readonly publishes: ReadonlySet<string>;
  /** Those of `calls` that are made inside a transaction which this handler begins. */
  readonly transacted: ReadonlySet<string>;
  readonly hasTransaction: boolean;
  /** Tables as the text names them; each once a way. */
  readonly tables: readonly TableUse[];
}

/** What a handler does to a table. */
export interface TableUse {
  /** `orders` for one of its own module, `payments.debits` for another's. */
  readonly name: string;
  /** Inside a transaction that this handler begins. */
  readonly inside: boolean;
  /** It puts or deletes rows; also said of a table that is handed on, where nobody can see what becomes of it. */
  readonly writes: boolean;
}

/** A function at the top of the text, before its helpers are followed. */
interface Piece {
  readonly calls: { readonly name: string; readonly inside: boolean }[];
  readonly publishes: string[];
  readonly tables: TableUse[];
  /** Tables by the names that the text gives them: `const accounts = ctx.table('accounts')`. */
  readonly aliases: Map<string, string>;
  /** Names followed by a parenthesis, which may be other pieces. */
  readonly uses: { readonly name: string; readonly inside: boolean }[];
  hasTransaction: boolean;
}

/** The handlers of a module's text by name. Never throws. */
export function readHandlers(source: string): ReadonlyMap<string, HandlerCode> {
  const pieces = piecesOf(tokensOf(source));
  const handlers = new Map<string, HandlerCode>();
  for (const name of pieces.keys()) handlers.set(name, follow(pieces, name));
  return handlers;
}

function follow(pieces: ReadonlyMap<string, Piece>, root: string): HandlerCode {
  const calls = new Set<string>();
  const publishes = new Set<string>();
  const transacted = new Set<string>();
  const tables = new Map<string, TableUse>();
  let hasTransaction = false;
  const seen = new Set<string>();
  const visit = (name: string, inside: boolean): void => {
    const piece = pieces.get(name);
    const visited = `${name} ${inside}`;
    if (piece === undefined || seen.has(visited)) return;
    seen.add(visited);
    hasTransaction ||= piece.hasTransaction;
    for (const call of piece.calls) {
      calls.add(call.name);
      if (inside || call.inside) transacted.add(call.name);
    }
    for (const topic of piece.publishes) publishes.add(topic);
    for (const use of piece.tables) {
      const all = { ...use, inside: inside || use.inside };
      tables.set(`${all.name} ${all.inside} ${all.writes}`, all);
    }
    for (const use of piece.uses) visit(use.name, inside || use.inside);
  };
  visit(root, false);
  return { calls, publishes, transacted, hasTransaction, tables: [...tables.values()] };
}

/** Cuts the tokens at `function name` and `const name =` outside all brackets, and reads each piece. */
function piecesOf(tokens: readonly Token[]): Map<string, Piece> {
  const pieces = new Map<string, Piece>();
  let piece: Piece | undefined;
  /** For each open bracket, whether it is a transaction's. */
  const open: boolean[] = [];
  let next = false;
  for (let i = 0; i < tokens.length; i++) {
    const { kind, text } = tokens[i] ?? NOTHING;
    if (kind === 'mark' && OPENS.has(text)) {
      open.push(next || (open[open.length - 1] ?? false));
      next = false;
      continue;
    }
    if (kind === 'mark' && CLOSES.has(text)) {
      open.pop();
      continue;
    }
    if (kind !== 'word') continue;
    const named = tokens[i + 1];
    if (open.length === 0 && DECLARES.has(text) && named?.kind === 'word') {
      piece = {
        calls: [],
        publishes: [],
        tables: [],
        aliases: new Map(),
        uses: [],
        hasTransaction: false,
      };
      pieces.set(named.text, piece);
      continue;
    }
    if (piece === undefined) continue;
    const inside = open[open.length - 1] ?? false;
    const alias = piece.aliases.get(text);
    if (alias !== undefined && tokens[i - 1]?.text !== '.')
      piece.tables.push({ name: alias, inside, writes: isWritten(tokens, i + 1) });
    const parenthesis = pastTypes(tokens, i + 1);
    if (tokens[parenthesis]?.text !== '(') continue;
    if (tokens[i - 1]?.text !== '.') piece.uses.push({ name: text, inside });
    else if (text === 'transaction') {
      piece.hasTransaction = true;
      next = true;
      i = parenthesis - 1;
    } else if (text === 'call' || text === 'publish' || text === 'table') {
      const name = tokens[parenthesis + 1];
      if (name?.kind === 'text') {
        if (text === 'call') piece.calls.push({ name: name.text, inside });
        else if (text === 'publish') piece.publishes.push(name.text);
        else if (tokens[i - 3]?.text === '=') piece.aliases.set(tokens[i - 4]?.text ?? '', name.text);
        else piece.tables.push({ name: name.text, inside, writes: isWritten(tokens, parenthesis + 3) });
      }
      i = parenthesis - 1;
    }
  }
  return pieces;
}

/** Whether the table before `at` is written, as far as the next words tell. */
function isWritten(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.text === '.' ? (tokens[at + 1]?.text ?? '') : '';
  return verb !== 'get' && verb !== 'all';
}

const NOTHING: Token = { kind: 'mark', text: '' };
const OPENS = new Set(['(', '[', '{']);
const CLOSES = new Set([')', ']', '}']);
const DECLARES = new Set(['function', 'const', 'let', 'var']);

/** The place behind `<…>`, if that is what stands at `at`. */
function pastTypes(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '<') return at;
  let depth = 0;
  for (let i = at; i < Math.min(tokens.length, at + MAX_TYPE); i++) {
    const { text } = tokens[i] ?? NOTHING;
    if (text === '<') depth++;
    else if (text === '>' && --depth === 0) return i + 1;
  }
  return at;
}

/** Tokens of a type argument at most; beyond that `<` meant "less than". */
const MAX_TYPE = 200;
