"""Capture: leads that people and programs bring, one at a time.

Models     portfolio.lead.form with its .field, .consent, .submission, .hit: for strangers, in any web page;
           /portfolio/form/<token> (controllers/capture_form.py)
Extends    crm.lead: the short form and its cards, ``portfolio_capture`` for programs
Others call  ``crm.lead._portfolio_capture(vals_list, channel)`` for what comes in from outside;
             ``_portfolio_tell(Channel('web'))`` says how leads come in
How        a submission is kept before a lead is made of it, by a job that can be killed and run again
Limits     a form takes no files
Example    ``env['crm.lead']._portfolio_capture([{'name': "Call me", 'phone': "686 123 456"}], 'mail')``
"""
from . import sentences
from . import crm_lead_card
from . import crm_lead
from . import lead_form
from . import lead_form_hit
from . import lead_form_field
from . import lead_form_consent
from . import lead_form_submission
from . import lead_form_submission_lead
from . import crm_lead_form
