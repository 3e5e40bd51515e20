// The editors' files <-> the values of Decap's forms.
//
// Decap keeps no comments, knows neither "text or {vi, en}" nor mappings with free keys, and writes every
// file anew. Here a file is read with its comments, only what was changed is changed, and an entry saved
// unchanged is the file as it was. `shape` in a field (config.json) says what Decap cannot know.

import { Document, Pair, Scalar, YAMLMap, YAMLSeq, isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

const KEY = "khoa"; // of a mapping with free keys, in the list that the form shows
const FILE = "__file__"; // the text of the file, carried along with its values
const TYPED = "__typed__"; // whether a page has a type: events do, their lists and English twins do not
const HEAD = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$\n?/m;
const READ = { schema: "failsafe", keepSourceTokens: true }; // every scalar stays the text that was written
const WRITE = { lineWidth: 0, flowCollectionPadding: false, minContentWidth: 0 };
const FLOW = 100; // characters; a longer {vi, en} stands on two lines

/** Decap's format of the records that have `fields`; pages have a body. */
export function format(fields) {
  const heads = fields.filter((field) => field.name !== "body");
  const isPage = heads.length < fields.length;
  return {
    fromFile: (text) => ({ ...read(text, heads, isPage), [FILE]: text }),
    toFile: (values) => write(values, heads, isPage),
  };
}

function parts(text, isPage) {
  const found = isPage && text.startsWith("---") ? HEAD.exec(text) : null;
  return found ? { head: found[1], body: text.slice(found[0].length) } : { head: text, body: "" };
}

function read(text, fields, isPage) {
  const { head, body } = parts(text, isPage);
  const values = record(parseDocument(head, READ).contents, fields);
  return isPage ? { ...values, body: body.trim(), [TYPED]: "type" in values } : values;
}

function write(values, fields, isPage) {
  const old = values[FILE];
  const { head, body } = parts(old ?? "", isPage);
  const document = old === undefined ? new Document(new YAMLMap(), READ) : parseDocument(head, READ);
  const before = old === undefined ? {} : record(document.contents, fields);
  merge(document.contents, fields, before, values, true);
  const same = old !== undefined && fields.every((field) => equal(clean(before[field.name], field), clean(values[field.name], field)));
  const newHead = same ? head : document.toString(WRITE);
  if (!isPage) return newHead;
  const newBody = (values.body ?? "").trim();
  const isOldBody = old !== undefined && newBody === body.trim();
  return `---\n${newHead}---\n${isOldBody ? body : newBody && `\n${newBody}\n`}`;
}

// --- reading

function record(map, fields) {
  const values = {};
  for (const field of fields) {
    const node = isMap(map) ? map.get(field.name, true) : undefined;
    if (node !== undefined) values[field.name] = value(node, field);
    else if (field.implied !== undefined) values[field.name] = field.implied;
  }
  return values;
}

function value(node, field) {
  if (field.shape === "keyed")
    return isMap(node) ? node.items.map((pair) => ({ [KEY]: text(pair.key), ...record(pair.value, inner(field)) })) : [];
  if (isSeq(node)) return node.items.map((item) => value(item, itemOf(field)));
  if (isMap(node)) return record(node, field.fields ?? []);
  const written = text(node);
  if (field.shape === "text") return written === "" ? {} : { vi: written };
  if (field.widget === "number") return written === "" ? undefined : Number(written);
  if (field.widget === "boolean") return written === "true";
  return written;
}

const text = (node) => (isScalar(node) ? String(node.value ?? "") : String(node ?? ""));
const inner = (field) => field.fields.filter((one) => one.name !== KEY);

/** The field of a list's item. */
function itemOf(field) {
  if (field.shape === "text") return { shape: "text", widget: "object", fields: field.fields };
  if (field.fields) return { widget: "object", fields: field.fields, isItem: true };
  return field.field ?? { ...field, multiple: false };
}

// --- what a form leaves behind, without what says nothing

function clean(given, field) {
  if (given === undefined || given === null || given === "" || given === field.implied) return undefined;
  if (Array.isArray(given)) {
    const one = field.shape === "keyed" ? { widget: "object", fields: field.fields, isItem: true } : itemOf(field);
    const kept = given.map((item) => clean(item, one)).filter((item) => item !== undefined);
    return kept.length ? kept : undefined;
  }
  if (typeof given === "object") return cleanObject(given, field);
  if (typeof given === "string") return given.trim().replace(/\s*\n\s*/g, " ") || undefined;
  if (typeof given === "number") return Number.isNaN(given) ? undefined : given;
  return given;
}

function cleanObject(given, field) {
  const kept = {};
  for (const one of field.fields ?? []) {
    const found = clean(given[one.name], one);
    if (found !== undefined) kept[one.name] = found;
  }
  const says = field.isItem || Object.values(kept).some((found) => found !== false); // not a mere switch in its place
  return says && Object.keys(kept).length ? kept : undefined;
}

const equal = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(given) {
  if (Array.isArray(given)) return given.map(sorted);
  if (given === null || typeof given !== "object") return given;
  return Object.fromEntries(Object.keys(given).sort().map((key) => [key, sorted(given[key])]));
}

// --- writing

/** Bring what changed from `before` to `after` into `map`; everything else of it stays. */
function merge(map, fields, before, after, isTop = false) {
  for (const field of fields) {
    const old = clean(before?.[field.name], field);
    const now = clean(after?.[field.name], field);
    if (equal(old, now)) continue;
    if (now === undefined) map.delete(field.name);
    else put(map, fields, field, updated(map.get(field.name, true), field, old, now), isTop);
  }
}

/** Put a node under its key: where the key stands, or where it belongs among those that are there. */
function put(map, fields, field, node, isTop) {
  const pair = map.items.find((one) => text(one.key) === field.name);
  if (pair) {
    pair.value = node;
    return;
  }
  const order = fields.map((one) => one.name);
  const later = map.items.findIndex((one) => order.indexOf(text(one.key)) > order.indexOf(field.name));
  const key = plain(field.name);
  key.spaceBefore = isTop && map.items.length > 0 && !isScalar(node);
  map.items.splice(later < 0 ? map.items.length : later, 0, new Pair(key, node));
}

function updated(node, field, old, now) {
  if (field.shape === "keyed" && isMap(node)) return updatedKeys(node, field, old ?? [], now);
  if (Array.isArray(now)) return isSeq(node) ? updatedItems(node, field, old ?? [], now) : created(now, field);
  if (typeof now === "object") {
    if (isMap(node)) {
      merge(node, field.fields, old, now);
      return node;
    }
    if (field.shape === "text" && isScalar(node) && !now.en) {
      node.value = now.vi;
      return node;
    }
  } else if (isScalar(node)) {
    node.value = String(now);
    return node;
  }
  return created(now, field);
}

/** Items that stayed the same keep their nodes, wherever they went; the others are changed in their place. */
function updatedItems(seq, field, old, now) {
  const one = itemOf(field);
  const free = old.map((item, i) => ({ item, node: seq.items[i] }));
  const kept = now.map((item) => {
    const at = free.findIndex((entry) => entry && equal(entry.item, item));
    return at < 0 ? undefined : free.splice(at, 1, undefined)[0].node;
  });
  seq.items = now.map((item, i) => kept[i] ?? (free[i] ? updated(free[i].node, one, free[i].item, item) : created(item, one)));
  return seq;
}

function updatedKeys(map, field, old, now) {
  map.items = now.map((item) => {
    const pair = map.items.find((one) => text(one.key) === item[KEY]);
    if (!pair) return keyed(item, field);
    merge(pair.value, inner(field), old.find((one) => one[KEY] === item[KEY]), item);
    return pair;
  });
  return map;
}

const keyed = (item, field) => new Pair(plain(item[KEY] ?? ""), created(item, { fields: inner(field) }));

function created(now, field) {
  if (field.shape === "keyed") {
    const map = new YAMLMap();
    map.items = now.map((item) => keyed(item, field));
    return map;
  }
  if (Array.isArray(now)) {
    const seq = new YAMLSeq();
    seq.items = now.map((item) => created(item, itemOf(field)));
    seq.flow = seq.items.every((item) => isScalar(item) && item.type === Scalar.PLAIN) && now.join(", ").length < FLOW;
    return seq;
  }
  if (typeof now === "object") return field.shape === "text" ? words(now) : object(now, field);
  return scalar(now, field);
}

function object(now, field) {
  const map = new YAMLMap();
  for (const one of field.fields)
    if (now[one.name] !== undefined) map.items.push(new Pair(plain(one.name), created(now[one.name], one)));
  return map;
}

function words({ vi, en }) {
  if (!en) return quoted(vi ?? "");
  const map = new YAMLMap();
  map.items = [new Pair(plain("vi"), quoted(vi ?? "")), new Pair(plain("en"), quoted(en))];
  map.flow = `${vi}${en}`.length < FLOW;
  return map;
}

function scalar(now, field) {
  const isWord = field.widget !== "string" || /^[a-z][a-z0-9-]*(\.md)?$/.test(now);
  return isWord ? plain(String(now)) : quoted(String(now));
}

const typed = (type) => (written) => Object.assign(new Scalar(written), { type });
const plain = typed(Scalar.PLAIN);
const quoted = typed(Scalar.QUOTE_DOUBLE);
