from . import test_questionnaire_access
from . import test_questionnaire_answer
from . import test_questionnaire_feed
from . import test_questionnaire_keyword
from . import test_questionnaire_link
from . import test_questionnaire_plan
from . import test_questionnaire_tour
from . import test_questionnaire_version
