/* How all scripts of the site compare what people type with what is written. A plain script, no module:
   browsers load no modules from a USB stick. */
"use strict";

/** "Hoà Lạc" and "hòa lạc" -> "hoa lac": lower case, no marks; đ, a letter of its own, becomes d. */
window.fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
