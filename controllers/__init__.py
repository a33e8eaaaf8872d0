"""Public routes, one file per room."""
