slice_key = 'all' and indicator not like 'label:%'
