slice_key = 'release' and indicator = 'check:valid_json'
