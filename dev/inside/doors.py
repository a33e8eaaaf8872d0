"""The shop as a visitor walks through it, and an order of the till, both by the doors their pages use.

On a database with website_sale and point_of_sale; dev/tests/test_beside.py compares what comes of it with and without
the module.
"""
import json
import re
from pathlib import Path

from werkzeug.test import Client

import odoo.http
from odoo.fields import Command, Datetime

BUYER = {
    'name': "Buyer of the Shop", 'email': 'buyer@doors.example', 'phone': '+34 986 111 222', 'street': "Real 1",
    'city': "Vigo", 'zip': '36201'}


class Visitor:
    """A browser without scripts: it keeps cookies, and tells what it is answered."""

    def __init__(self):
        self.client = Client(odoo.http.root)
        self.told = []

    def keep(self, step, answer):
        place = answer.headers.get('Location', '').partition('?')[0].removeprefix('http://localhost')
        self.told.append([step, answer.status_code, re.sub(r'[0-9]+', 'N', place)])
        return answer

    def get(self, path):
        return self.keep(path, self.client.get(path))

    def post(self, path, **values):
        return self.keep(path, self.client.post(path, data=values))

    def call(self, path, **params):
        answer = self.client.post(path, json={'jsonrpc': '2.0', 'method': 'call', 'params': params})
        self.told.append([path, answer.status_code, 'error' if 'error' in answer.json else 'result'])
        return answer.json


def shop(env):
    """A visitor puts a service that costs nothing into his cart, says who he is, and orders."""
    product = env['product.product'].create({
        'name': "A Visit", 'type': 'service', 'list_price': 0, 'is_published': True, 'taxes_id': [Command.clear()]})
    env.cr.commit()
    visitor = Visitor()
    visitor.get('/shop')
    visitor.call('/shop/cart/add', product_template_id=product.product_tmpl_id.id, product_id=product.id, quantity=1)
    visitor.get('/shop/cart')
    visitor.get('/shop/checkout')
    page = visitor.get('/shop/address')
    token = re.search(r'csrf_token: "([^"]+)"', page.text)[1]
    spain = env.ref('base.es')
    answer = visitor.post(
        '/shop/address/submit', csrf_token=token, address_type='billing', use_delivery_as_billing='true',
        country_id=spain.id, state_id=env.ref('base.state_es_po').id, required_fields='', **BUYER)
    visitor.told.append(['address', sorted(json.loads(answer.text))])
    visitor.get('/shop/confirm_order')
    visitor.get('/shop/payment')
    visitor.get('/shop/payment/validate')
    visitor.get('/shop/confirmation')
    env.invalidate_all()
    env.cr.commit()
    order = env['sale.order'].search([('order_line.product_id', '=', product.id)])
    partner = order.partner_id
    visitor.told.append([
        len(order), order.state, order.user_id.login, order.team_id.name, order.company_id.name,
        [partner[name] for name in BUYER], partner.country_id.code, partner.is_company, partner.parent_id.name,
        partner.user_id.login, partner.company_id.name, partner.lang, sorted(partner.category_id.mapped('name'))])
    return visitor.told


def till(env):
    """A cashier opens a session and sells to a customer by the call that the till's page makes."""
    admin = env.ref('base.user_admin')
    admin.group_ids |= env.ref('point_of_sale.group_pos_manager')
    env = env(user=admin.id)
    product = env['product.product'].create({
        'name': "A Coffee", 'type': 'consu', 'list_price': 2, 'available_in_pos': True, 'taxes_id': [Command.clear()]})
    customer = env['res.partner'].create({'name': "Customer of the Till"})
    journal = env['account.journal'].search([('type', '=', 'cash')], limit=1)
    method = env['pos.payment.method'].create({'name': "Cash of the Test", 'journal_id': journal.copy().id})
    config = env['pos.config'].create({'name': "Till of the Test", 'payment_method_ids': [Command.set(method.ids)]})
    config.open_ui()
    session = config.current_session_id
    session.set_opening_control(0, "")
    uuid = 'a5f1c2d4-0000-4000-8000-000000000001'
    made = env['pos.order'].sync_from_ui([{
        'amount_paid': 2, 'amount_return': 0, 'amount_tax': 0, 'amount_total': 2,
        'company_id': env.company.id, 'date_order': Datetime.to_string(Datetime.now()), 'name': "Order 1",
        'fiscal_position_id': False, 'pricelist_id': False, 'partner_id': customer.id, 'session_id': session.id,
        'sequence_number': 1, 'user_id': env.uid, 'uuid': uuid, 'to_invoice': False, 'state': 'paid',
        'lines': [Command.create({
            'product_id': product.id, 'qty': 1, 'price_unit': 2, 'price_subtotal': 2, 'price_subtotal_incl': 2,
            'tax_ids': [Command.clear()], 'pack_lot_ids': []})],
        'payment_ids': [Command.create({
            'amount': 2, 'name': Datetime.to_string(Datetime.now()), 'payment_method_id': method.id})]}])
    order = env['pos.order'].search([('uuid', '=', uuid)])
    return [
        sorted(made), len(order), order.state, order.amount_total, order.partner_id.name, customer.user_id.login,
        [(line.product_id.name, line.qty) for line in order.lines]]


def write(env, path):
    """What comes of both as JSON into a file."""
    told = {'till': till(env)}
    env.cr.commit()
    told['shop'] = shop(env)
    Path(path).write_text(json.dumps(told, indent=1, sort_keys=True))
