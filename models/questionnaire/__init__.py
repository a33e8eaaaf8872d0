"""Questionnaires: what accounts are asked, on Odoo's surveys, and what they answered.

Models     portfolio.questionnaire
"""
