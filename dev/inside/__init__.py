"""Code that runs inside the environment, where Odoo and the Python packages can be imported."""
