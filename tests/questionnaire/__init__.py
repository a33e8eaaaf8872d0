from . import test_questionnaire_access
from . import test_questionnaire_answer
from . import test_questionnaire_plan
