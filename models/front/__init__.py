"""Front: what everybody sees first, and what is switched on.

Models     portfolio.tile (an entry of a page of tiles: what it opens, what it counts, who finds it there)
           portfolio.now (how things stand with an account), portfolio.timeline (what happened with it); both as far as
           their reader may read it; portfolio.account.note (what an account said, written down from anywhere)
Extends    ir.ui.menu (entries of capabilities that are off are not loaded), res.groups and
           res.config.settings (the switches); a representative's menu opens his own portfolio (controllers/)
Others call  nothing: a room adds rows to ``data/portfolio.tile.csv``, and ``groups`` of a capability to its views
How        a page (today, more, reports, configuration) shows the tiles its reader may open, by subject; a number on it
           is counted with the domain that its list opens with, and with the rights of whoever looks
Limits     a page makes one query for each tile it counts, up to 10,000 records
Example    a row ``page=home, action=action_needs, domain=[('user_id', '=', uid)]`` is a tile on the page of today
"""
from . import tile
from . import timeline
from . import now
from . import ir_ui_menu
from . import res_groups
from . import res_partner
from . import res_config_settings
