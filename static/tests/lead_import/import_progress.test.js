import { ImportProgressField, INTERVAL } from "@crm_portfolio/lead_import/import_progress/import_progress";
import { expect, test } from "@odoo/hoot";
import { advanceTime } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { mountWithCleanup } from "@web/../tests/web_test_helpers";

defineMailModels(); // mail's services start with every mounted component

function props(progress, isDirty = false) {
    return {
        name: "progress",
        record: {
            data: { progress },
            isDirty: () => Promise.resolve(isDirty),
            load: () => expect.step("load"),
        },
    };
}

test("shows how far it has come", async () => {
    await mountWithCleanup(ImportProgressField, { props: props({ done: 1200, total: 5000, busy: false }) });
    expect(".o_portfolio_import_progress span").toHaveText("1,200 / 5,000");
    expect("[role=progressbar]").toHaveAttribute("aria-valuenow", "24");
    await advanceTime(INTERVAL * 3);
    expect.verifySteps([]);
});

test("keeps up while the job is at work", async () => {
    await mountWithCleanup(ImportProgressField, { props: props({ done: 0, total: 0, busy: true }) });
    expect("[role=progressbar]").toHaveAttribute("aria-valuenow", "0");
    await advanceTime(INTERVAL);
    expect.verifySteps(["load"]);
});

test("leaves what somebody is editing alone", async () => {
    await mountWithCleanup(ImportProgressField, { props: props({ done: 1, total: 2, busy: true }, true) });
    await advanceTime(INTERVAL);
    expect.verifySteps([]);
});
