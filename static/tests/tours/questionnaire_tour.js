import { registry } from "@web/core/registry";

const question = (title) => `.o_portfolio_question[data-question*="${title}"]`;

/** A photo as the phone would hand it over. */
async function photograph(input) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 8;
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], "front.png", { type: "image/png" }));
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Two strokes with the finger. */
function scribble(canvas) {
    const box = canvas.getBoundingClientRect();
    const at = (type, x, y) =>
        canvas.dispatchEvent(
            new PointerEvent(type, { bubbles: true, clientX: box.left + x, clientY: box.top + y, pointerId: 1 })
        );
    for (const y of [20, 50]) {
        at("pointerdown", 10, y);
        at("pointermove", 120, y + 20);
        at("pointerup", 120, y + 20);
    }
}

/** Ana opens what she has to ask, and fills it in standing in the shop. */
registry.category("web_tour.tours").add("crm_portfolio_questionnaire", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Bakery) [name=action_answer], .o_data_row:contains(Bakery) [name=action_answer]", run: "click" },
        {
            content: "nothing is said to be saved before anything was typed",
            trigger: ".o_portfolio_questionnaire:not(:has([role=status]:contains(Saved)))",
        },
        { trigger: `${question("Person")} input`, run: "edit Marta" },
        { content: "not asked yet", trigger: `.o_portfolio_questionnaire:not(:has(${question("Why closed")}))` },
        { trigger: `${question("Are they open")} .o_portfolio_choice:contains(No)`, run: "click" },
        { content: "it appears", trigger: `${question("Why closed")} textarea`, run: "edit Holidays" },
        { trigger: `${question("Brands")} .o_portfolio_choice:contains(Acme)`, run: "click" },
        { trigger: `${question("Brands")} .o_portfolio_choice:contains(Core)`, run: "click" },
        { trigger: `${question("Grade")} .o_portfolio_scale:contains(8)`, run: "click" },
        { trigger: `${question("Aspects")} [aria-label=Price] .o_portfolio_cell:contains(Good)`, run: "click" },
        { trigger: `${question("Ovens")} input`, run: "edit 99" },
        { content: "the error stands next to it", trigger: `${question("Ovens")} .o_portfolio_error` },
        { trigger: `${question("Ovens")} input`, run: "edit 9" },
        { trigger: `${question("Ovens")}:not(:has(.o_portfolio_error))` },
        {
            trigger: `${question("Photo")} label.btn`,
            run: () => photograph(document.querySelector(`${question("Photo")} input[type=file]`)),
        },
        { content: "the photo is there", trigger: `${question("Photo")} .o_portfolio_file img` },
        {
            trigger: `${question("Signature")} canvas`,
            run: () => scribble(document.querySelector(`${question("Signature")} canvas`)),
        },
        { trigger: `${question("Founded")} .o_portfolio_refuse`, run: "click" },
        {
            content: "no sideways scrolling, and everything saved",
            trigger: ".o_portfolio_questionnaire [role=status]:contains(Saved)",
            run: () => {
                const screen = document.querySelector(".o_portfolio_questionnaire");
                if (screen.scrollWidth > screen.clientWidth) {
                    throw new Error("scrolls sideways");
                }
            },
        },
        { trigger: ".o_portfolio_submit", run: "click" },
        { trigger: ".o_notification:contains(Handed in)" },
    ],
});
