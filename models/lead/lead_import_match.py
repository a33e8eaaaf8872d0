from odoo import models

#: what makes a row of a file the same as a lead or an account: names may be shared by two
EXACT = ('tax', 'email', 'phone')
ASKED = ('portfolio_vat', 'email_from', 'phone')


class PortfolioLeadImport(models.Model):
    """Whether what a row says is there already: the one finder of all channels, asked for a batch at once."""
    _inherit = 'portfolio.lead.import'

    def _portfolio_duplicates(self, entries):
        """The open lead, else the account's partner, that has the tax ID, the e-mail or the phone of a row.

        All leads and accounts of the company are looked at, also those the importer may not see: whoever tells him
        what was found has to ask for his rights. Of several, one he may see goes first, then the surest.

        :param entries: list of :class:`Entry`
        :return: ``{line: (crm.lead or res.partner, signal)}``
        """
        asked = [entry for entry in entries if entry.keys]
        found = self.env['portfolio.lead.match']._match([
            {**{name: entry.values.get(name) or False for name in ASKED}, 'company_id': self.company_id.id}
            for entry in asked], signals=EXACT)
        seen = self._access_to({self._record_of(one) for candidates in found.values() for one in candidates})
        duplicates = {}
        for index, candidates in found.items():
            best = min(candidates, key=lambda one: self._rank(one, seen))
            signal = next(signal for signal in EXACT if signal in best['signals'])
            duplicates[asked[index].line] = (self._record_of(best), signal)
        return duplicates

    def _record_of(self, candidate):
        record = candidate['record'] if candidate['target'] == 'lead' else candidate['contact']
        return record.with_env(self.env)

    def _rank(self, candidate, seen):
        record = self._record_of(candidate)
        return record._name != 'crm.lead', record.id not in seen[record._name, 'read'], -candidate['score'], -record.id
