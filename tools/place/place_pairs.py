"""Towns that are called by two names, one in Spanish and one in the language of the place. Pure: data.

The usual ones only; a name that another town has is left out. Municipalities with two official names say so themselves.
"""
from .place_name import place_key

_PAIRS = """
    figueras/figueres| tarrasa/terrassa| gerona/girona| lerida/lleida| san cugat del valles/sant cugat del valles|
    san cugat/sant cugat| hospitalet/hospitalet de llobregat| santa coloma de gramanet/santa coloma de gramenet|
    san adrian de besos/sant adria de besos| san baudilio de llobregat/sant boi de llobregat|
    san feliu de llobregat/sant feliu de llobregat| san feliu de guixols/sant feliu de guixols|
    san justo desvern/sant just desvern| san juan despi/sant joan despi|
    san vicente dels horts/sant vicenc dels horts| esplugas de llobregat/esplugues de llobregat|
    villanueva y geltru/vilanova i la geltru| villafranca del panades/vilafranca del penedes|
    vilafranca/vilafranca del penedes| vich/vic| rosas/roses| bañolas/banyoles| la bisbal/la bisbal d emporda|
    seo de urgel/la seu d urgell| mollerusa/mollerussa| borjas blancas/les borges blanques| montblanch/montblanc|
    mollet/mollet del valles| sardanyola/cerdanyola| sardañola/cerdanyola del valles| bagur/begur|
    ampuriabrava/empuriabrava| lloret/lloret de mar| alicante/alacant| elche/elx| alcoy/alcoi| jativa/xativa|
    sagunto/sagunt| javea/xabia| calpe/calp| castellon/castello/castellon de la plana/castello de la plana|
    villarreal/vila-real| burriana/borriana| vinaroz/vinaros| oropesa/oropesa del mar/orpesa| benicasim/benicassim|
    onteniente/ontinyent| alcira/alzira| carcagente/carcaixent| torrente/torrent| burjasot/burjassot|
    villajoyosa/la vila joiosa| san vicente del raspeig/sant vicent del raspeig| muchamiel/mutxamel|
    san juan de alicante/sant joan d alacant| crevillente/crevillent| puzol/puçol| moncada/montcada|
    jijona/xixona| jalon/xalo| benisa/benissa| ibiza/eivissa/ciudad de ibiza|
    mahon/mao| ciudadela/ciutadella/ciutadella de menorca/ciudadela de menorca| palma/palma de mallorca|
    pollensa/pollenca| andraitx/andratx| felanich/felanitx| lluchmayor/llucmajor|
    san antonio abad/sant antoni de portmany| santa eulalia del rio/santa eularia des riu| orense/ourense|
    puenteareas/ponteareas| villagarcia de arosa/vilagarcia de arousa| villagarcia/vilagarcia| arosa/arousa|
    villanueva de arosa/vilanova de arousa| isla de arosa/a illa de arousa| la guardia/a guarda| sangenjo/sanxenxo|
    puente caldelas/ponte caldelas| cangas/cangas do morrazo| tuy/tui| bayona/baiona| ginzo de limia/xinzo de limia|
    puebla de trives/a pobra de trives| monforte/monforte de lemos| villalba/vilalba| vivero/viveiro|
    puertomarin/portomarin| puentedeume/pontedeume| puentes de garcia rodriguez/as pontes de garcia rodriguez|
    as pontes/as pontes de garcia rodriguez| santiago/santiago de compostela| noya/noia|
    ribeira/santa uxia de ribeira| puebla del caramiñal/a pobra do caramiñal| rianjo/rianxo| mellid/melide|
    ordenes/ordes| finisterre/fisterra| malpica/malpica de bergantiños| arteijo/arteixo| san sebastian/donostia|
    vitoria/gasteiz/vitoria-gasteiz| bilbao/bilbo| pamplona/iruña/iruñea| fuenterrabia/hondarribia|
    renteria/errenteria| pasajes/pasaia| zarauz/zarautz| guetaria/getaria| zumaya/zumaia| deva/deba|
    motrico/mutriku| mondragon/arrasate| vergara/bergara| oñate/oñati| villafranca de ordicia/ordizia|
    azcoitia/azkoitia| lasarte/lasarte-oria| oyarzun/oiartzun| baracaldo/barakaldo| guecho/getxo|
    santurce/santurtzi| galdacano/galdakao| guernica/gernika/gernika-lumo| lequeitio/lekeitio| munguia/mungia|
    lejona/leioa| amorebieta/amorebieta-etxano| marquina/markina/markina-xemein| orduña/urduña| llodio/laudio|
    salvatierra/agurain| laguardia/biasteri| estella/lizarra| alsasua/altsasu| burlada/burlata| villava/atarrabia|
    puente la reina/gares| sangüesa/zangoza| olite/erriberri| gijon/xixon| oviedo/uvieu
"""


def _others():
    """Of every name's key the other names of its town."""
    found = {}
    for group in _PAIRS.split('|'):
        keys = {place_key(name) for name in group.split('/')}
        # what shares a name is one town
        keys = keys.union(*(found.get(key, ()) for key in keys))
        found.update(dict.fromkeys(keys, keys))
    return {key: sorted(keys - {key}) for key, keys in found.items()}


_OTHERS = _others()


def town_names(text):
    """A town as it is typed, and its other names.

    >>> town_names("Figueras"), town_names("TERRASSA"), town_names("A Coruña"), town_names("Sevilla")
    (['Figueras', 'figueres'], ['TERRASSA', 'tarrasa'], ['A Coruña'], ['Sevilla'])
    >>> town_names("donostia"), town_names("Vila-real")
    (['donostia', 'san sebastian'], ['Vila-real', 'villarreal'])
    """
    return [text, *dict.fromkeys(_OTHERS.get(place_key(text), ()))]


def town_key(text):
    """One key for both names of a town.

    >>> town_key("Figueres") == town_key("Figueras"), town_key("Donostia"), town_key("Vigo")
    (True, 'donostia', 'vigo')
    """
    key = place_key(text or '')
    return min([key, *_OTHERS.get(key, ())])
