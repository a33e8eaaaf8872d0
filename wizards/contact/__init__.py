from . import mailing_recipient
