import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { browser } from "@web/core/browser/browser";
import { contains, mockService, mountWithCleanup, patchWithCleanup } from "@web/../tests/web_test_helpers";
import { QuestionnaireLink } from "@crm_portfolio/questionnaire/link/questionnaire_link";

defineMailModels();

const action = {
    params: { name: "Qualification & visit", url: "https://example.com/s/1?a=b", email: "ana@example.com", person: "Ana" },
};

const mount = () =>
    mountWithCleanup(QuestionnaireLink, { props: { action, actionId: 1, className: "" }, noMainContainer: true });

test("the link can be copied, and is said to be", async () => {
    patchWithCleanup(browser.navigator.clipboard, { writeText: async (text) => expect.step(text) });
    mockService("notification", { add: (text) => expect.step(text) });
    await mount();
    await contains("button:contains(Copy)").click();
    expect.verifySteps(["https://example.com/s/1?a=b", "Link copied"]);
});

test("a mail with it keeps every sign of its subject and its address", async () => {
    await mount();
    expect("a[href^=mailto]").toHaveAttribute(
        "href",
        "mailto:ana@example.com?subject=Qualification%20%26%20visit&body=https%3A%2F%2Fexample.com%2Fs%2F1%3Fa%3Db"
    );
});
