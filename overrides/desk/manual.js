window.CMS_MANUAL_INIT = true; // desk.js starts Decap, when its formats are known
