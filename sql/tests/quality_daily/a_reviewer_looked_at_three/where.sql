indicator = 'label:hallucination'
