"""Seconds to install the module on a database that has its dependencies.

An administrator waits for it in front of the Apps page; a minute is what a browser and its proxy
can be counted on to wait.
"""


def main(context):
    database = context.copy(template='dependencies')
    seconds = context.databases.odoo(database, '-i', 'crm_portfolio', log_name='bench')
    context.figure('install', seconds, 's', at_most=60)
