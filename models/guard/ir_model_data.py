from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

# what the module brought; nobody else writes there
OURS = 'crm_portfolio.'


class IrModelData(models.Model):
    """A key names a record: nobody takes it away by giving it to one of his own.

    The platform gives a key to whatever record a file or a context names it for, whatever it named before. A key of
    what is hidden would bring the next load of another program to whoever took it; one of our roles would take its
    holders out of it.
    """
    _inherit = 'ir.model.data'

    @api.model
    def _update_xmlids(self, data_list, update=False):
        self._portfolio_check_keys({data['xml_id']: data['record'] for data in data_list})
        return super()._update_xmlids(data_list, update=update)

    def _portfolio_check_keys(self, records):
        """:param records: ``{key: the record it is to name}``"""
        if not records or self.env.uid == SUPERUSER_ID or self.env.user.has_group('base.group_system'):
            return
        has_role = self.env.user._portfolio_has_role()
        asked = [key for key in records if has_role or key.startswith(OURS)]
        named = self._portfolio_named(asked)
        for key in asked:
            record, now = records[key], named.get(key)
            if now != (record._name, record.id) and (
                    key.startswith(OURS) or now and self._portfolio_is_there(*now)):
                raise AccessError(self.env._(
                    "External ID “%s”: it names another record. Leave it empty, or write one of your own.", key))

    def _portfolio_named(self, keys):
        """:return: ``{key: (model, id)}`` of those that name a record"""
        return {key: (model, res_id) for key, model, res_id in self.env.execute_query(SQL(
            "SELECT module || '.' || name, model, res_id FROM ir_model_data WHERE (module, name) IN %s",
            tuple(tuple(key.split('.', 1)) for key in keys)))} if keys else {}

    def _portfolio_is_there(self, model, res_id):
        # sudo: any model - whether the record of a key is there, whoever may see it
        return model in self.env and bool(self.env[model].sudo().browse(res_id).exists())
