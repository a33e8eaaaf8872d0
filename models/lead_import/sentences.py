"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'lead_import',
    file_term=_lt("Erased when its term was over."),
)

# rows of a list: what is there already, and what became of them
declare(
    'lead_import',
    row_account_has=_lt("The account “%(name)s” has this %(what)s already."),
    row_lead_has=_lt("The lead “%(name)s” has this %(what)s already."),
    row_lead_has_key=_lt("The lead “%s” has this external key already."),
    row_tax=_lt("tax ID"),
    row_email=_lt("e-mail"),
    row_phone=_lt("phone"),
    row_like_account=_lt("Like the account “%(name)s”: %(why)s."),
    row_like_lead=_lt("Like the lead “%(name)s”: %(why)s."),
    row_listed=_lt("%s It is imported, and listed for review."),
    row_not_yours=_lt("You may not change it."),
    row_same=_lt("The same as row %s of this file."),
    row_same_because=_lt("The same as row %(row)s of this file: %(why)s."),
    row_refused=_lt("It was refused: %s"),
    row_says_all=_lt("%s It says all of this already."),
    row_gone=_lt("The lead no longer exists."),
    row_written=_lt("Changed since it was imported."),
    row_message=_lt("There are messages or notes on it."),
    row_activity=_lt("There are activities on it."),
    row_order=_lt("There are quotations or orders of it."),
    row_meeting=_lt("There are meetings of it."),
    row_file=_lt("There are files on it."),
)

# what is wrong with a row and how to correct it, by ``Fault.code``
declare(
    'lead_import',
    fault_nobody=_lt("Nothing says who this is. Fill in the company, the contact, the e-mail or the phone."),
    fault_excess=_lt(
        "There is more in this row than columns: %(text)s. A delimiter inside a text needs quotation marks around the "
        "text."),
    fault_email=_lt("%(column)s: “%(text)s” is no e-mail address. It looks like name@company.com."),
    fault_phone=_lt("%(column)s: “%(text)s” is no phone number. Write its digits."),
    fault_fax=_lt("%(column)s: “%(text)s” is the number of a fax."),
    fault_number=_lt("%(column)s: “%(text)s” is no number. Write it like %(example)s."),
    fault_open_number=_lt(
        "%(column)s: “%(text)s” can be read in two ways, and this column is written in more than one. Write it with "
        "its decimals, or say under Columns how the column is written."),
    fault_open_date=_lt(
        "%(column)s: “%(text)s” can be read in two ways, and this column is written in both. Write it like "
        "2026-12-31, or say under Columns how the column is written."),
    fault_quote=_lt(
        "A quotation mark before %(text)s is opened and not closed in this row. Remove it, or close it."),
    fault_cut=_lt("%(column)s: “%(text)s” is what a spreadsheet made of a number; its figures are lost."),
    fault_exchange=_lt("%(column)s: “%(text)s” is an address inside of a mail server and no e-mail address."),
    fault_page=_lt("%(column)s: “%(text)s” is the page of a person."),
    fault_long=_lt("%(column)s: what stands here is too long for a value of it."),
    fault_count=_lt("%(column)s: “%(text)s” does not say how many."),
    fault_dated=_lt(
        "%(column)s: “%(text)s” is a date: a spreadsheet makes one of “10-49” or “1-5”. Write the number, or format "
        "the cell as text."),
    fault_negative=_lt("%(column)s: “%(text)s” is below zero."),
    fault_hundred=_lt("%(column)s: “%(text)s” is more than 100."),
    fault_future=_lt("%(column)s: “%(text)s” is in the future."),
    fault_month=_lt("%(column)s: “%(text)s” says no day."),
    fault_postcode=_lt("%(column)s: “%(text)s” is no zip code: it has five figures."),
    fault_unit=_lt(
        "%(column)s: “m” in the header may be thousands or millions of “%(text)s”. Write “k€” or “M€” there."),
    fault_year=_lt(
        "%(column)s: “%(text)s” has the year %(hint)s. Write the day that is meant, with a year between 1950 and "
        "2100."),
    fault_ungiven=_lt(
        "%(column)s: you cannot assign a lead to “%(text)s”, who is not in your team. Write one of your salespeople."),
    fault_day=_lt("%(column)s: “%(text)s” is no date."),
    fault_integer=_lt("%(column)s: “%(text)s” is no whole number."),
    fault_date=_lt(
        "%(column)s: “%(text)s” is no date. Write it like %(form)s, or say above how this column is written."),
    fault_boolean=_lt("%(column)s: “%(text)s” is neither yes nor no."),
    fault_several=_lt("%(column)s: “%(text)s” may be any of %(hint)s. Write something that only one has."),
    fault_makeable=_lt(
        "%(column)s: there is no “%(text)s”. Press “Change Columns” and choose “Create What Is Missing”, or write one "
        "that exists."),
    fault_unknown=_lt("%(column)s: there is no “%(text)s”. Write one that exists."),
    fault_meant=_lt("%(column)s: there is no “%(text)s”. Did you mean “%(hint)s”?"),
    form_day=_lt("dd"),
    form_month=_lt("mm"),
    form_year=_lt("yyyy"),
    form_short_year=_lt("yy"),
)

# what of a row is not taken as it stands, though the row comes in, by ``Fault.code``
declare(
    'lead_import',
    remark_currency=_lt(
        "%(column)s: “%(text)s” is in another currency than the company's. The number is taken as it stands; the notes "
        "keep both."),
    remark_converted=_lt(
        "%(column)s: “%(text)s”, so another program made a customer or an opportunity of it. It comes in as an open "
        "lead; the notes keep what is said."),
    remark_zip=_lt("%(column)s: “%(text)s” is what a spreadsheet made of a zip code; read as %(hint)s."),
    remark_mended=_lt("%(column)s: “%(text)s” has a slip of the pen; read as %(hint)s. The notes keep both."),
    remark_net=_lt("%(column)s: “%(text)s” is taken without tax. The notes keep it as it stands."),
    remark_range=_lt(
        "%(column)s: “%(text)s” is a range; %(hint)s, its lower end, is taken. The notes keep both."),
    remark_main=_lt(
        "%(column)s: “%(text)s” has several codes; %(hint)s is the main one, the notes keep them all."),
    remark_state=_lt(
        "%(column)s: there is no “%(text)s”; by its zip code it is %(hint)s. The notes keep both."),
    remark_province=_lt("%(column)s: “%(text)s” behind “%(hint)s” is taken for a province."),
    remark_part=_lt("%(column)s: “%(text)s” is a part of %(hint)s. The notes keep it."),
    remark_short=_lt(
        "%(column)s: “%(text)s” lacks a figure. It stays as it stands, as with a zero in front it would be a zip code "
        "of %(hint)s, of which the row is not."),
    remark_taxes=_lt(
        "%(column)s: “%(text)s” has several tax IDs; %(hint)s is taken. The notes keep them all."),
    remark_elsewhere=_lt(
        "%(column)s: “%(text)s” is not taken for a place in Spain, as the tax ID, the phone, the e-mail or the web "
        "page is of another country. The notes keep it."),
    remark_abroad=_lt(
        "%(column)s: “%(text)s” is not taken for a zip code of %(hint)s in Spain, as the tax ID, the phone, the e-mail "
        "or the web page is of another country. If it is a Spanish one, write the country."),
    remark_town=_lt(
        "%(column)s: “%(text)s” would be a zip code of %(hint)s in Spain, of which the town is not known to be. The "
        "province stays empty, and the country where nothing else tells it; write them if it is."),
    remark_would=_lt("%s The row would come in without it (the notes keep it), but for its error."),
    remark_would_but=_lt(
        "%(remark)s The row would come in without it (the notes keep it), but for the error in: %(columns)s."),
    remark_without=_lt("%s Imported without it; the notes keep it."),
)
