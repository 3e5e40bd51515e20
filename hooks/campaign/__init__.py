"""The campaign's facts and words, from the editors' files to everything that is published.

    docs/ handbooks/ --source--> values + lines --model--> records --rules--> Campaign
    Campaign --views--> Output --hooks/build_site.py or `campaign export`--> files

`load` gives a Campaign that is checked and frozen, or every Problem at once. This package knows
nothing of MkDocs.
"""

from campaign.campaign import Campaign
from campaign.load import load
from campaign.output import Output
from campaign.problems import Problem

__all__ = ["Campaign", "Output", "Problem", "load"]
