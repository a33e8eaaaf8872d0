"""Loading: the sales files of a company, taken in once and again.

Models     portfolio.load.row (what a file said of a record when it was last taken in)
Loader     portfolio.loader and, on portfolio.loader.file, one for each file it knows: portfolio.loader.agent, .product,
           .account, .opportunity
Others call  ``env['portfolio.loader']._load(files, mapping)``; rooms add their part of the sample company to
             ``_load_sample()``
How        a row whose digest is known changes nothing, so a file can be taken in twice
Limits     the four files that ``loader.py`` names
Example    ``./dev/demo`` takes in the sample company, and changes nothing when it does so again
"""
from . import load_row
from . import loader
from . import loader_file
from . import loader_agent
from . import loader_product
from . import loader_account
from . import loader_opportunity
