// A box for one sentence: as high as what is in it, and without line ends.

const { createClass, h } = window;

export const sentence = createClass({
  change(event) {
    this.props.onChange(event.target.value.replace(/\s*\n\s*/g, " "));
  },
  render() {
    const { forID, classNameWrapper, value, setActiveStyle, setInactiveStyle } = this.props;
    return h("textarea", {
      id: forID,
      className: `${classNameWrapper} sentence`,
      rows: 1,
      value: value ?? "",
      onChange: this.change,
      onFocus: setActiveStyle,
      onBlur: setInactiveStyle,
    });
  },
});
