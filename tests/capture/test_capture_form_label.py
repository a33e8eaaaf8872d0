import doctest

from odoo.exceptions import UserError
from odoo.tests import BaseCase, Form

from ...tools.capture import lead_form_label
from ..lead.common import LeadFormCase

#: what a label of each language means; None is no field of the lead by itself
MEANT = {
    ('contact_name', 'char'): [
        "Nombre", "Nombre y apellidos *", "Su nombre", "Name", "Your full name", "Nom i cognoms", "El teu nom",
        "Nome e apelidos", "O seu nome", "Nome completo", "Nome e sobrenome"],
    ('partner_name', 'char'): [
        "Empresa", "Nombre de la empresa", "Razón social", "Company", "Company name", "Raó social", "Nom de l'empresa",
        "Nome da empresa", "Razão social"],
    ('email_from', 'email'): [
        "Correo electrónico", "E-mail", "Email", "Tu correo", "Dirección de correo electrónico", "Your e-mail address",
        "Correu electrònic", "Adreça electrònica", "Enderezo electrónico", "Correio eletrónico", "Endereço de e-mail"],
    ('phone', 'phone'): [
        "Teléfono", "Teléfono de contacto", "Móvil", "Telf.", "Número de teléfono", "Phone", "Mobile number", "Telèfon",
        "Telèfon mòbil", "Telemóvel", "Telefone", "Celular"],
    ('function', 'char'): ["Cargo", "Puesto", "Job position", "Càrrec", "Posto", "Função"],
    ('street', 'char'): ["Dirección", "Address", "Adreça", "Enderezo", "Morada", "Endereço"],
    ('zip', 'char'): ["Código postal", "C.P.", "Zip code", "Postcode", "Codi postal", "CEP"],
    ('city', 'char'): ["Ciudad", "Población", "City", "Ciutat", "Poboación", "Cidade", "Concelho"],
    ('country_id', 'country'): ["País", "Country"],
    ('website', 'char'): ["Página web", "Website", "Pàgina web", "Páxina web", "Site"],
    ('name', 'char'): ["Asunto", "Subject", "Assumpte", "Assunto"],
    ('note', 'text'): ["Mensaje", "Comentarios", "Message", "Missatge", "Mensaxe", "Mensagem"],
    None: [
        "¿Cómo nos ha conocido?", "Número de empleados", "Teléfono 2", "Nombre de la mascota", "How did you find us?",
        "Company size", "Fax", ""],
}


class TestLeadFormLabelWords(BaseCase):

    def test_examples(self):
        self.assertFalse(doctest.testmod(lead_form_label).failed)

    def test_in_five_languages(self):
        for what, labels in MEANT.items():
            for label in labels:
                with self.subTest(label):
                    self.assertEqual(lead_form_label.meant(label), what)


class TestLeadFormLabel(LeadFormCase):
    """Marta builds a form: what a field is called says what it fills, until she says otherwise."""

    def test_a_field_follows_its_label(self):
        with Form(self.env['portfolio.lead.form'].with_context(default_field_ids=[])) as form:
            form.name = "Contacto"
            form.title = "Contacto"
            for label in (
                    "Nombre y apellidos", "Teléfono", "Correo electrónico", "Mensaje", "Teléfono móvil", "Mascota"):
                with form.field_ids.new() as field:
                    field.label = label
        self.assertEqual(
            [(field.kind, field.target) for field in form.record.field_ids], [
                ('char', 'contact_name'), ('phone', 'phone'), ('email', 'email_from'), ('text', 'note'),
                # the phone is filled already
                ('phone', 'note'), ('char', 'note')])

    def test_until_somebody_chooses(self):
        with Form(self.env['portfolio.lead.form'].with_context(default_field_ids=[])) as form:
            form.name = form.title = "Contacto"
            with form.field_ids.new() as field:
                field.label = "Teléfono"
                field.kind = 'char'
                field.target = 'note'
        record = form.record.field_ids
        self.assertEqual((record.kind, record.target), ('char', 'note'))

    def test_a_new_label_takes_along_what_followed_the_old_one(self):
        form = self.env['portfolio.lead.form'].create({
            'name': "Contacto", 'title': "Contacto", 'field_ids': [
                (0, 0, {'label': "Teléfono"}), (0, 0, {'label': "Empresa", 'target': 'contact_name'})]})
        followed, chosen = form.field_ids
        self.assertEqual((followed.kind, followed.target), ('phone', 'phone'))
        self.assertEqual((chosen.kind, chosen.target), ('char', 'contact_name'))
        with Form(form) as written:
            with written.field_ids.edit(0) as field:
                field.label = "Correo electrónico"
            with written.field_ids.edit(1) as field:
                field.label = "Razón social"
        self.assertEqual((followed.kind, followed.target), ('email', 'email_from'))
        self.assertEqual((chosen.kind, chosen.target), ('char', 'contact_name'), "somebody chose that")

    def test_publishing_without_consent_asks(self):
        """The button that publishes at once is there with a consent text only."""
        view = self.env['portfolio.lead.form'].get_view(view_type='form')['arch']
        buttons = [line for line in view.split('<button')[1:] if 'name="action_publish' in line]
        self.assertEqual(len(buttons), 2)
        asking, plain = sorted((button.split('>')[0] for button in buttons), key=lambda one: 'confirm=' not in one)
        self.assertIn('no consent text', asking)
        self.assertNotIn('confirm=', plain)
        with Form(self.form) as form:
            for button, with_consent in ((asking, False), (plain, True)):
                condition = button.split('invisible="')[1].split('"')[0]
                self.assertIn('not consent_id' if with_consent else ' consent_id', condition)
            self.assertTrue(form.consent_id)

    def test_publishing_without_consent_asks_by_every_route(self):
        """A list that is edited, a program, an import, a copy, a form that comes back: only the button has asked."""
        Form_ = self.env['portfolio.lead.form'].with_user(self.diego)
        values = {'name': "Bare", 'title': "Bare", 'team_id': self.north.id,
                  'field_ids': [(0, 0, {'label': "Name", 'target': 'contact_name'})]}
        bare, second = Form_.create([values, {**values, 'name': "Other"}])
        for route in (
                lambda: bare.write({'is_published': True}),
                lambda: bare.web_save({'is_published': True}, {'is_published': {}}),
                lambda: (bare | second).write({'is_published': True}),
                bare.action_publish,
                lambda: Form_.create({**values, 'is_published': True}),
                lambda: bare.copy({'is_published': True})):
            with self.assertRaisesRegex(UserError, "has no consent text"), self.env.cr.savepoint():
                route()
        result = Form_.load(['.id', 'is_published'], [[str(bare.id), "1"]])
        self.assertIn("has no consent text", result['messages'][0]['message'])
        self.assertFalse(bare.is_published or second.is_published)
        bare.action_publish_without_consent()
        bare.write({'thanks': "Thanks!", 'is_published': True})
        self.assertTrue(bare.is_published, "asked once")

    def test_whoever_opens_a_new_form_begins_with_what_most_ask(self):
        Forms = self.env['portfolio.lead.form'].with_user(self.maria)
        opened = Forms.onchange({}, [], {'field_ids': {'fields': {'target': {}}}})['value']['field_ids']
        self.assertEqual(
            [vals['target'] for _command, _id, vals in opened], ['contact_name', 'email_from', 'phone', 'note'])
        # code says what its forms ask, and nothing else comes along
        self.assertFalse(Forms.create({'name': "Fair", 'title': "Visit us"}).field_ids)
