"""Given names in the languages of the peninsula. Pure: data."""
import re

# one name in the languages of the peninsula, on a line
_FORMS = """
    jose josep xose joxe|juan joan xoan joao jon|francisco francesc frantzisko|jorge jordi xurxo|pedro pere peio
    miguel miquel mikel|antonio antoni anton antonino|luis lluis luiz|carlos carles|javier xavier xabier
    enrique enric henrique|jaime jaume xaime|andres andreu andre|esteban esteve estevo|guillermo guillem guilherme
    alejandro alexandre|eduardo eduard|ricardo ricard|alberto albert|fernando ferran|vicente vicent|ana anna
    margarita margarida|dolores dolors|elena helena|joaquin joaquim xoaquin|manuel manoel|rafael rafel|ramon raimon
    felipe felip|ignacio ignasi inaki|julia xulia|julio xulio|jesus xesus|angel anxo|teresa tareixa|lucia llucia
    pablo pau paulo|catalina caterina|isabel elisabet|tomas thomas tome|mateo mateu mateus|sergio sergi|ernesto ernest
    benito bieito benet beneito|lorenzo lourenzo llorenc lourenco|domingo domenec domingos txomin|martin marti matxin
    bernardo bernat bernaldo|gregorio gregori gregorios|eugenio uxio eugeni|cristobal cristovo cristofol cristovao
    sebastian sebastia sebastiao|agustin agusti agostinho|isidro isidre|nicolas nicolau|jeronimo xerome jeroni
    jacinto xacinto|german xerman|genoveva xenoveva|eulalia olalla baia|josefa xosefa josepa|juana xoana joana
    francisca francesca frantziska|angela anxela|concepcion concepcio|marcos marc marcal|salvador xalbador
    gonzalo goncalo|diego diogo|alvaro alvar|bartolome bartomeu bertomeu|simon simo ximon
    victor vitor bittor|vicenta vicenca|rosario roser|dominga domenega|julian xulian|hipolito hipolit
"""
_MORE = """
    maria carmen pilar rosa mercedes antonia josefa francisca concepcion encarnacion manuela juana luisa paula laura
    marta cristina mari maribel rosario inmaculada susana silvia sonia raquel beatriz monica patricia sara eva irene
    amparo begona nuria montserrat montse marina alba noelia rocio veronica yolanda esther sandra natalia nerea andrea
    claudia sofia carolina lorena miriam ines aurora gloria consuelo milagros asuncion trinidad remedios fatima
    guadalupe lourdes purificacion esperanza victoria emilia felisa josefina angela angeles clara olga celia carlota
    martina valeria daniela ainhoa amaia leire maite itziar ane uxia iria sabela antia david daniel diego alvaro adrian
    ivan ruben oscar raul victor hugo pol marc arnau oriol biel gerard roger bernat iker unai ander asier aitor gorka
    jokin koldo patxi brais iago breixo anxela roi santiago martin marcos mario emilio alfonso alfredo agustin benito
    bernardo cesar damian domingo eugenio fabian federico fidel fermin german gonzalo gregorio gustavo hector hilario
    isidro ismael jacinto jeronimo joel julian leandro leopoldo lorenzo lucas mariano matias maximo nicolas octavio
    pascual roberto rodrigo rogelio roman rosendo salvador samuel saul sebastian simon teodoro ulises valentin xulian
    nuno rui tiago goncalo afonso duarte diogo
"""
# what somebody is called in the register, then at home
_HOME = """
    jose pepe pepin pepito|francisco paco curro fran paquito kiko|jesus suso chus chucho|dolores lola loli lolita
    concepcion concha conchi conchita|manuel manolo manu manolito|antonio toni tono|ignacio nacho|rafael rafa
    enrique quique kike|mercedes merche|rosario charo|josefa pepa fina pepita|francisca paca paqui|maria maruja mari
    isabel isa|encarnacion encarna encarni|inmaculada inma macu|montserrat montse|luis luisito|santiago santi
    eduardo edu|fernando nando|alberto berto|guillermo guille|gregorio goyo|teresa tere maite|susana susi|pilar pili
    rosa rosi|consuelo chelo|milagros mila|antonia tona|vicente vicen|alejandro alex|jose josechu|daniel dani
    david davi|javier javi|miguel miki|beatriz bea|patricia patri|cristina cris|victoria vicky|juan juanito juancho
"""
#: ``{name at home: those in the register}``
HOME_OF = {}
for _line in re.split(r'[|\n]', _HOME):
    for _name in _line.split()[1:]:
        HOME_OF.setdefault(_name, set()).add(_line.split()[0])
#: ``{name: the line it stands on}``; a form of several languages is one name
FORM_OF = {word: line.split()[0] for line in re.split(r'[|\n]', _FORMS) for word in line.split()}
GIVEN = frozenset(FORM_OF) | frozenset(_MORE.split())
CALLED = frozenset(FORM_OF).union(HOME_OF, *HOME_OF.values())
