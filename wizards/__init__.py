"""Forms that ask; the models act."""
from . import foundation_catalogue_usage
from . import foundation_catalogue_usage_line
from . import account_category_set
from . import account_class_set
from . import account_block_lift
from . import account_block_set
from . import account_lead_convert
from . import account_lead_convert_line
from . import territory_route_add
from . import interest_need_lose
from . import relation_search
from . import scope_explanation
from . import questionnaire_ask
from . import quote_generate
from . import quote_generate_line
from . import quote_generate_cause
