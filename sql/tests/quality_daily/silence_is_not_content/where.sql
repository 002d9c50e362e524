slice_key = 'application' and indicator in ('label:thumb_down', 'label:escalation')
