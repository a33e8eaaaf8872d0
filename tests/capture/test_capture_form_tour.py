from ..common import OnPhone, TourCase
from ..lead.common import LeadFormCase

FILL = """
(async () => {
    const wait = (found) => new Promise((resolve, reject) => {
        const begun = Date.now();
        const look = () => found() ? resolve(found()) : Date.now() - begun > 8000
            ? reject(new Error(`not there: ${found}`)) : setTimeout(look, 50);
        look();
    });
    const page = document;
    const labels = [...page.querySelectorAll("label")];
    const field = (text) => labels.find((one) => one.textContent.includes(text)).htmlFor;
    const fill = (label, text) => { page.getElementById(field(label)).value = text; };
    await wait(() => page.getElementById("lead_form")?.noValidate);
    if (page.documentElement.scrollWidth > window.innerWidth) { throw new Error("wider than the screen"); }
    for (const one of page.querySelectorAll("button, input:not([type=hidden]):not(#company_fax), select, textarea")) {
        if (one.type !== "checkbox" && one.getBoundingClientRect().height < 44) {
            throw new Error(`too small: ${one.id}`);
        }
    }
    fill("Name of yours", "Marta Rey");
    fill("E-Mail of yours", "marta");
    fill("Subject", "1");
    fill("Message", "Good morning");
    page.querySelector("button[type=submit]").click();
    await wait(() => !page.getElementById("errors").hidden);
    const wrong = page.getElementById(field("E-Mail of yours"));
    if (wrong.getAttribute("aria-invalid") !== "true" || page.activeElement.id !== "errors") {
        throw new Error(`the mistake is not told: ${page.getElementById("errors").textContent}`);
    }
    fill("E-Mail of yours", "marta@rey.example.com");
    page.getElementById("consent").checked = true;
    page.querySelector("button[type=submit]").click();
    page.querySelector("button[type=submit]").click();
    const thanks = await wait(() => !page.getElementById("thanks").hidden && page.getElementById("thanks"));
    if (!thanks.textContent.includes("Thank you!")) { throw new Error("no thanks"); }
    console.log("test successful");
})();
"""


class TestLeadFormTour(TourCase, LeadFormCase):
    """Maria builds a form; Marta fills one in."""

    def test_maria_builds(self):
        self.tour('web-forms', 'lead_form_build', 'maria')
        form = self.env['portfolio.lead.form'].search([('name', '=', "Fair")])
        self.assertTrue(form.is_published)
        # it begins with what everybody asks
        self.assertEqual(
            form.field_ids.mapped('target'), ['contact_name', 'email_from', 'phone', 'note', 'city'])
        self.assertEqual(form.field_ids[-1].kind, 'char')


class TestLeadFormPhone(OnPhone, TourCase, LeadFormCase):
    """The page on a phone."""

    def test_marta_fills_it_in(self):
        self.form.min_seconds = 0
        self.rule("All", self.bruno)
        self.browser_js(f'/portfolio/form/{self.form.token}', FILL, login=None)
        self.assertEqual(self.made().mapped('verdict'), ['accepted'])
        self.assertEqual(self.form.submission_ids.lead_id.user_id, self.bruno)
        self.assertTrue(self.form.submission_ids.consent_wording)
