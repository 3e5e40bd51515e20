// What stands beside the form of an event, a handbook and a chapter. `h` and `createClass` are Decap's React.

const { createClass, h } = window;
const ONE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

// Decap may show the values of another form for a moment: whatever is no text says nothing.
const said = (value) => (["string", "number"].includes(typeof value) ? String(value) : "");
const vi = (words) => said(words?.vi);
const all = (items, one = said) => (Array.isArray(items) ? items.map(one).filter(Boolean) : []);

/** "2026-03-05" in words, as the site writes it. */
function day(written) {
  const [, year, month, date] = ONE.exec(said(written)) ?? [];
  if (!year) return said(written);
  const ofYear = month ? `tháng ${Number(month)} năm ${year}` : `năm ${year}`;
  return date ? `ngày ${Number(date)} ${ofYear}` : ofYear;
}

const span = (written) => said(written).split("/").map(day).join(" đến ");
const list = (items, tag = "ul") => h(tag, {}, ...items.map((item, i) => h("li", { key: i }, item)));
const terms = (pairs) =>
  h("dl", {}, ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", { key: name }, name), h("dd", { key: `${name}:` }, value)]));
const titled = (title, items, tag) => (items?.length ? [h("h2", { key: title }, title), list(items, tag)] : []);
const sample = (data) => (data.sample ? h("p", { className: "sample" }, "Dữ liệu minh họa") : null);

const preview = (render) =>
  createClass({
    render() {
      return render(this.props.entry.get("data").toJS(), this.props);
    },
  });

function name(fields, data, key) {
  const option = fields.find((field) => field.name === key)?.options.find((one) => one.value === data[key]);
  return option?.label ?? said(data[key]);
}

function time(data) {
  const hours = [data.start_time, data.end_time].map(said).filter(Boolean).join(" – ");
  return [span(data.start), data.end && `đến ${span(data.end)}`, hours].filter(Boolean).join(", ");
}

export const event = (fields) =>
  preview((data, { widgetFor }) =>
    h(
      "article",
      {},
      sample(data),
      h("p", { className: "kind" }, name(fields, data, "type")),
      h("h1", {}, vi(data.title)),
      h("p", { className: "lead" }, vi(data.summary)),
      terms([
        ["Thời gian", time(data)],
        ["Tình trạng", name(fields, data, "status")],
        ["Địa điểm", all(data.places, (place) => vi(place.name)).join("; ")],
        ["Dự trực tuyến", said(data.online)],
        ["Đơn vị tổ chức", all(data.organizers, vi).join("; ")],
        ["Dành cho", all(data.audience, vi).join("; ")],
      ]),
      widgetFor("body"),
      ...titled("Kết quả", all(data.outcomes, vi)),
    ),
  );

export const handbook = preview((data) =>
  h(
    "article",
    {},
    sample(data),
    h("h1", {}, vi(data.title)),
    h("p", { className: "lead" }, vi(data.subtitle)),
    h("p", {}, vi(data.summary)),
    terms([
      ["Lần xuất bản", said(data.edition)],
      ["Ngày", day(data.date)],
      ["Dành cho", all(data.audience, vi).join("; ")],
    ]),
    ...titled("Các chương", all(data.chapters), "ol"),
    ...titled("Lịch sử", all(data.changes, (one) => `${said(one.edition)} (${day(one.date)}): ${vi(one.note)}`)),
  ),
);

export const chapter = preview((data, { widgetFor }) =>
  h(
    "article",
    {},
    sample(data),
    h("h1", {}, said(data.title)),
    ...titled("Học xong, người tham gia", all(data.session?.aims)),
    ...titled("Điều cần nhớ", all(data.session?.messages)),
    widgetFor("body"),
  ),
);
