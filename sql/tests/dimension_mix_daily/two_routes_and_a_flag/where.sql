slice_key in ('route', 'index_name') and dimension <> 'application'
