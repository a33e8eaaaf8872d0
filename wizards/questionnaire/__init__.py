from . import questionnaire_ask
