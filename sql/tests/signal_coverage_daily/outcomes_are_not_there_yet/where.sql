signal in ('user', 'feedback')
