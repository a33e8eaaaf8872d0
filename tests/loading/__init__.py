from . import test_loading_files
