from . import test_questionnaire_answer
