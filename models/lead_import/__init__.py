"""Lists of leads: read, checked, written and taken back in batches by a job.

Models     portfolio.lead.import; its .column (what a header means), .row (verdict by the finder of all channels,
           outcome, before-image), .mapping (remembered by source)
Extends    crm.lead: the row it came from; the sample company's leads (loader.py)
How        a row is read once (tools/lead_import/lead_reader.py), judged in batches of a thousand, and
           written as it was judged
Others call  nothing: people import, and the loader does as they do
Limits     1,000,000 rows and 64 MiB a file; of a formula, what it gave
Example    a list of a fair, checked in the form before anything is written, and undone with one button
"""
from . import sentences
from . import lead_import_mapping
from . import lead_import_column
from . import lead_import_row
from . import lead_import_row_form
from . import lead_import
from . import lead_import_preview
from . import lead_import_file
from . import lead_import_match
from . import lead_import_repeat
from . import lead_import_place
from . import lead_import_check
from . import lead_import_write
from . import lead_import_fill
from . import lead_import_made
from . import lead_import_undo
from . import lead_import_errors
from . import crm_lead_import
from . import loader
from . import lead_import_erase
from . import res_config_settings
