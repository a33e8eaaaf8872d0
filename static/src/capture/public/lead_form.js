/* odoo-module ignore */
// What the page does with a script: sends without leaving, says what is wrong next to it, tells the frame how high it is.
(() => {
    const form = document.getElementById("lead_form");
    const isFramed = window.parent !== window;
    document.documentElement.classList.toggle("framed", isFramed);

    const tell = (message) => {
        if (isFramed) {
            window.parent.postMessage({ portfolioForm: message }, "*");
        }
    };
    const grow = () => tell({ height: document.documentElement.offsetHeight });
    new ResizeObserver(grow).observe(document.body);
    grow();

    if (!form) {
        return;
    }
    const errors = document.getElementById("errors");
    const button = form.querySelector("button[type=submit]");
    form.noValidate = true;
    if (!form.page.value && document.referrer) {
        form.page.value = document.referrer;
    }

    const clear = () => {
        errors.hidden = true;
        errors.querySelector("ul").replaceChildren();
        for (const field of form.querySelectorAll(".wrong")) {
            field.classList.remove("wrong");
            field.querySelector(".error")?.remove();
            const input = field.querySelector("[aria-invalid]");
            input?.removeAttribute("aria-invalid");
            const hint = field.querySelector(".hint");
            hint ? input?.setAttribute("aria-describedby", hint.id) : input?.removeAttribute("aria-describedby");
        }
    };

    const mark = (name, sentence) => {
        const item = document.createElement("li");
        const field = form.querySelector(`[data-field="${name}"]`);
        if (name && field) {
            const input = form.elements[name];
            const link = document.createElement("a");
            link.href = `#${name}`;
            link.textContent = name === "consent" ? sentence : field.querySelector("label").firstChild.textContent.trim();
            item.append(link, name === "consent" ? "" : `: ${sentence}`);
            const error = document.createElement("p");
            error.className = "error";
            error.id = `${name}_error`;
            error.textContent = sentence;
            field.append(error);
            field.classList.add("wrong");
            input.setAttribute("aria-invalid", "true");
            input.setAttribute("aria-describedby", [field.querySelector(".hint")?.id, error.id].filter(Boolean).join(" "));
        } else {
            item.textContent = sentence;
        }
        errors.querySelector("ul").append(item);
    };

    const complain = (sentences) => {
        for (const [name, sentence] of Object.entries(sentences)) {
            mark(name, sentence);
        }
        errors.hidden = false;
        errors.focus();
    };

    const thank = ({ thanks, redirect }) => {
        if (redirect) {
            window.open(redirect, "_top");
            return;
        }
        const message = document.getElementById("thanks");
        message.textContent = thanks;
        message.hidden = false;
        form.remove();
        document.querySelector(".intro")?.remove();
        message.focus();
        tell({ sent: true });
    };

    /** What a captcha says of the visitor, where one is set up. */
    const proof = async () => {
        if (form.dataset.captchaKind !== "recaptcha" || !window.grecaptcha) {
            return {};
        }
        await new Promise((resolve) => window.grecaptcha.ready(resolve));
        const token = await window.grecaptcha.execute(form.dataset.captcha, { action: "portfolio_form" });
        return { recaptcha_token_response: token };
    };

    const send = async () => {
        const body = new URLSearchParams(new FormData(form));
        for (const [name, value] of Object.entries(await proof())) {
            body.set(name, value);
        }
        const response = await fetch(form.action, {
            method: "POST",
            body,
            headers: { Accept: "application/json" },
        });
        return response.json();
    };

    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (button.disabled || form.dataset.preview) {
            return;
        }
        button.disabled = true;
        clear();
        try {
            const answer = await send();
            if (answer.ticket) {
                form.ticket.value = answer.ticket;
            }
            answer.errors ? complain(answer.errors) : thank(answer);
        } catch {
            complain({ "": document.getElementById("offline").textContent });
        } finally {
            button.disabled = false;
        }
    });
})();
