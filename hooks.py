"""What installing and uninstalling does beyond loading models and data."""


def pre_init_hook(env):
    """Nothing yet: rooms that add columns to big tables fill them here, set-wise."""


def post_init_hook(env):
    """Nothing yet."""


def uninstall_hook(env):
    """Nothing yet."""
