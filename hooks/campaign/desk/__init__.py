"""The desk in the browser: Decap CMS over the editors' files, with forms made from the model.

    model + forms in _mau/ --fields--> fields --collections--> Decap's configuration
    package-lock.json --node--> Decap, its local server
    git --workplace--> a work tree and a branch of its own
    all of it --gate--> one address on this machine

https://decapcms.org/docs/configuration-options/
"""
