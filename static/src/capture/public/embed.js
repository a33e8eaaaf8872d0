/* odoo-module ignore */
// The one line of any site: <script src="…/embed.js" async></script> puts the form where the line stands.
(() => {
    const script = document.currentScript;
    const address = new URL(script.src);
    address.pathname = address.pathname.replace(/\/embed\.js$/, "");
    address.search = "";
    const here = new URL(window.location.href);
    address.searchParams.set("page", (here.origin + here.pathname).slice(0, 250));
    for (const name of ["utm_campaign", "utm_source", "utm_medium"]) {
        const value = here.searchParams.get(name);
        if (value) {
            address.searchParams.set(name, value.slice(0, 64));
        }
    }
    const lang = script.dataset.lang || document.documentElement.lang;
    if (lang) {
        address.searchParams.set("lang", lang);
    }
    const frame = document.createElement("iframe");
    frame.src = address.href;
    frame.title = script.dataset.title || "Form";
    frame.loading = "lazy";
    frame.style.cssText = "width:100%;height:40rem;border:0;display:block";
    window.addEventListener("message", (event) => {
        if (event.source !== frame.contentWindow || event.origin !== address.origin) {
            return;
        }
        const said = event.data && event.data.portfolioForm;
        if (said && Number.isFinite(said.height)) {
            frame.style.height = `${Math.min(Math.max(said.height, 100), 10000)}px`;
        }
        if (said && said.sent) {
            frame.scrollIntoView({ block: "nearest" });
            script.dispatchEvent(new CustomEvent("portfolio-form-sent", { bubbles: true }));
        }
    });
    script.after(frame);
})();
