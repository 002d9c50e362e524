signal like 'call%'
