"""Everyday work of Odoo's other apps, where they are installed: see everyday.py."""
from odoo.fields import Command
from odoo.tests import Form

from .everyday import ADDRESS, NIF, needs, plain


@needs('purchase.order')
def buy(world, env):
    order = env['purchase.order'].create({
        'partner_id': world.twins[0].id, 'order_line': [Command.create({
            'product_id': world.product.id, 'product_qty': 2, 'price_unit': 10})]})
    order.button_confirm()
    return plain(order, 'state', 'partner_id', 'amount_untaxed')


@needs('purchase.order')
def new_vendor(world, env):
    vendor = env['res.partner'].create({
        'name': "Vendor", 'is_company': True, 'supplier_rank': 1, 'vat': NIF,
        'country_id': env.ref('base.es').id})
    price = env['product.supplierinfo'].create({
        'partner_id': vendor.id, 'product_tmpl_id': world.product.product_tmpl_id.id, 'price': 5})
    return [*plain(vendor, *ADDRESS), *plain(price, 'partner_id', 'price')]


@needs('stock.picking')
def deliver(world, env):
    order = world.quotation(world.env)
    order.action_confirm()
    picking = order.picking_ids.with_env(env)
    picking.move_ids.write({'quantity': 1, 'picked': True})
    picking.button_validate()
    return plain(picking, 'state', 'partner_id')


@needs('project.task')
def work_on_project(world, env):
    project = env['project.project'].create({'name': "Project", 'partner_id': world.customer.id})
    task = env['project.task'].create({'name': "Task", 'project_id': project.id})
    task.write({'partner_id': world.twins[0].id, 'user_ids': [Command.link(env.uid)]})
    return plain(task, 'name', 'partner_id', 'project_id')


@needs('hr.employee')
def hire(world, env):
    employee = env['hr.employee'].create({
        'name': "Employee", 'work_email': 'employee@everyday.example', 'private_phone': '600111222'})
    employee.write({'work_phone': '986111222', 'name': "Employee Two"})
    return plain(employee, 'name', 'work_phone', 'private_phone', 'work_contact_id')


@needs('event.registration')
def register(world, env):
    event = world.env['event.event'].create({
        'name': "Fair", 'date_begin': '2099-01-01 10:00:00', 'date_end': '2099-01-01 18:00:00'})
    registration = env['event.registration'].create({
        'event_id': event.id, 'partner_id': world.customer.id})
    registration.action_confirm()
    return plain(registration, 'name', 'email', 'state', 'partner_id')


@needs('event.registration', 'website')
def register_as_visitor(world, env):
    """What the event's page writes for whoever is not logged in."""
    event = world.env['event.event'].create({
        'name': "Fair", 'date_begin': '2099-01-01 10:00:00', 'date_end': '2099-01-01 18:00:00'})
    registration = env['event.registration'].sudo().create({
        'event_id': event.id, 'name': "Visitor", 'email': 'visitor@everyday.example', 'phone': '600111222'})
    return plain(registration, 'name', 'email', 'state', 'partner_id')


@needs('website')
def check_out(world, env):
    """What the shop's checkout writes for a visitor: his address, then the order, with all rights."""
    website = env['website'].sudo().search([], limit=1)
    partner = env['res.partner'].sudo().with_context(tracking_disable=True).create({
        'name': "Buyer", 'email': 'buyer@everyday.example', 'street': "Real 1", 'city': "Vigo", 'zip': '36201',
        'country_id': env.ref('base.es').id, 'vat': NIF, 'company_id': website.company_id.id, 'type': 'contact'})
    order = env['sale.order'].sudo().create({
        'partner_id': partner.id, 'company_id': website.company_id.id, 'website_id': website.id,
        'order_line': [Command.create({'product_id': world.product.id})]})
    order.action_confirm()
    return [*plain(partner, *ADDRESS), *plain(order, 'state', 'partner_id', 'partner_shipping_id', 'amount_untaxed')]


@needs('pos.config')
def point_of_sale_customer(world, env):
    """What the point of sale does when a customer is made at the till, and when it loads them."""
    partner = env['res.partner'].create({'name': "Till", 'email': 'till@everyday.example', 'zip': '36201'})
    fields = env['res.partner']._load_pos_data_fields(env['pos.config'].sudo().search([], limit=1))
    partner.read(fields)
    return [*plain(partner, *ADDRESS), sorted(name for name in fields if 'portfolio' in name)]


@needs('loyalty.card')
def give_card(world, env):
    program = world.env['loyalty.program'].create({'name': "Points", 'program_type': 'loyalty'})
    card = env['loyalty.card'].create({'program_id': program.id, 'partner_id': world.customer.id, 'points': 5})
    return plain(card, 'partner_id', 'points')


@needs('sale.order', 'stock.picking')
def order_in_form(world, env):
    with Form(env['sale.order']) as form:
        form.partner_id = world.twins[0].with_env(env)
    return plain(form.record, 'partner_id', 'warehouse_id')


@needs('website')
def visitor_writes(world, env):
    """What a form of the website writes: a lead with all rights, as the visitor."""
    lead = env['crm.lead'].sudo().with_context(mail_create_nosubscribe=True).create({
        'name': "Website", 'contact_name': "Visitor", 'email_from': 'visitor@everyday.example', 'type': 'lead',
        'team_id': False, 'user_id': False})
    return plain(lead, 'name', 'type', 'user_id', 'team_id', 'partner_id', 'email_from', 'zip')
