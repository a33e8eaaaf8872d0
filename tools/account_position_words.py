"""The vocabulary of job titles in Spanish, English, Catalan, Galician and Portuguese. Data only: no ``env``.

All without accents and capitals. Other genders, numbers and languages are forms of one word. What a card shortens in
a way that its letters tell ('Cpras.', 'Mtto.', 'Prod.') need not stand here: see ``account_position.py``.
"""

_FORMS = {
    # ranks
    'director': 'dir dtor dtra dtora directora direccion direction direccio direcao direcion diretor diretora directiu',
    'jefe': 'jefa jef jfe jfa chief chefe cap xefe xefa jefatura',
    'responsable': 'resp rble respble rpble responsible manager mgr mngr head lead leader lider responsavel '
                'responsables',
    'gerente': 'gte gta gerenta gerencia gerent xerente xerencia',
    'encargado': 'encargada enc encdo encda encarregat encarregada encarregado',
    'coordinador': 'coordinadora coord coordinator coordenador coordenadora coordinacion',
    'supervisor': 'supervisora superv',
    'subdirector': 'subdirectora subdir subjefe subjefa sotsdirector sotsdirectora',
    'vicepresidente': 'vicepresidenta vp evp svp vicepresident',
    'presidente': 'presidenta president chairman chairwoman chairperson chair pte',
    'consejero': 'consejera conseller consellera conselleiro conselheiro conselheira',
    'delegado': 'delegada delegat delegate',
    'administrador': 'administradora admdor admdora admor',
    # who owns it
    'propietario': 'owner propietaria duena dueno titular propietari proprietario proprietaria dono dona mestressa',
    'fundador': 'fundadora founder cofundador cofundadora cofounder',
    'socio': 'socia partner soci socios partners',
    'autonomo': 'autonoma freelance freelancer autonom',
    'empresario': 'empresaria emprendedor emprendedora entrepreneur empresari emprenedor',
    # what it is about
    'compras': 'compra comprador compradora aprovisionamiento aprovisionamientos suministros purchasing purchase '
                'purchases '
               'procurement buyer buying sourcing compres',
    'ventas': 'venta sales vendes vendas vtas',
    'comercial': 'comerciales cial commercial',
    'vendedor': 'vendedora salesperson salesman saleswoman venedor venedora seller',
    'exportacion': 'export exportaciones exports exportacio exportacao',
    'marketing': 'mkt mktg mercadotecnia mkting marqueting rrss',
    'comunicacion': 'communication communications comunicacio comunicacao',
    'financiero': 'financiera finanzas finance financial financer financera financeiro financeira finances financas '
                'fra '
                  'economico economica',
    'contabilidad': 'contable contables accountant accounting accounts bookkeeper contador contadora comptable '
                    'comptabilitat contabilista contabilidade',
    'tesoreria': 'treasurer tesorera tesorero treasury tesourero tesouraria tresoreria tresorer',
    'cobros': 'credit collections cobranzas cobro',
    'control': 'controller controlling',
    'administracion': 'admin admon adm admtracion administration administracio administracao',
    'administrativo': 'administrativa administrative clerk adtvo adtva advo advto admtvo admtva admvo admva '
                'administratiu',
    'oficina': 'office escritorio',
    'secretario': 'secretaria secretary secr secretari',
    'asistente': 'assistant asistenta asist assistente assistent ayudante ayudanta ayte ajudant ajudante pa ea',
    'auxiliar': 'aux',
    'adjunto': 'adjunta deputy',
    'recepcion': 'receptionist recepcionista reception centralita rcpta recepcio rececao rececionista telefonista',
    'operaciones': 'operations ops operacions operacoes operacion',
    'produccion': 'production produccio producao fabricacion manufacturing',
    'planta': 'plant fabrica factory',
    'calidad': 'quality qualitat qualidade qa qc calidade',
    'mantenimiento': 'maintenance mto mtto manteniment manutencao mantemento facility facilities sstt',
    'logistica': 'logistico logistics',
    'trafico': 'transit transport transporte transportes',
    'almacen': 'warehouse almacenero almacenera almacenista mozo magatzem magatzemer carretillero armazem carretillera '
               'economato',
    'tecnico': 'tecnica technical tech tec tecnic technician',
    'ingeniero': 'engineer ingeniera ingenieria engineering ing enginyer enginyera enxeneiro engenheiro engenheira',
    'investigacion': 'research',
    'informatica': 'it informatico sistemas tic ti tecnologia tecnologo technology informatic software helpdesk '
                'systems '
                   'webmaster',
    'programador': 'programadora developer desarrollador desarrolladora programmer',
    'rrhh': 'hr hhrr people talento rh talent',
    'juridico': 'legal juridica juridic',
    'abogado': 'lawyer abogada letrado letrada advocat advocada advogado advogada counsel attorney',
    'tienda': 'store shop botiga loja tiendas retail',
    'hotel': 'hoteles resort',
    'restauracion': 'restauracio',
    'cocina': 'chef cocinero cocinera kitchen cuina cuiner cuinera cozinha cozinheiro cozinheira cook pastelero '
                'pastelera',
    'sala': 'waiter maitre camarero camarera waitress cambrer cambrera barista bartender metre',
    'sumiller': 'sommelier',
    'gobernanta': 'governanta housekeeper housekeeping gobernante subgobernanta',
    'limpieza': 'cleaning neteja limpeza',
    'alimentacion': 'food alimentos',
    'bebidas': 'beverage beverages',
    'empleado': 'worker empleada employee treballador treballadora empregado empregada trabajador trabajadora',
    'operario': 'operaria operative operari peon aprendiz',
    'dependiente': 'dependienta dependent dependenta',
    'producto': 'product', 'marca': 'brand',
    'general': 'geral xeral', 'unico': 'unica', 'solidario': 'solidaria', 'mancomunado': 'mancomunada',
    'ejecutivo': 'ejecutiva executive executiu executiva executivo', 'industrial': '',
    # beside what they are about, they say nothing
    'representante': 'representative rep representant',
    'asesor': 'asesora advisor adviser', 'gestor': 'gestora', 'agente': 'agent', 'consultor': 'consultora consultant',
    'promotor': 'promotora', 'zona': 'area zone territory region', 'nacional': 'national', 'regional': '',
    'internacional': 'international global', 'norte': '', 'sur': '', 'este': '', 'oeste': '', 'noroeste': '',
    'centro': '',
    'espana': 'spain', 'iberia': '', 'cuentas': 'account', 'oficial': '', 'junta': 'board',
    'consejo': 'conselho conselo consell',
}
# every form, and the word it is a form of
WORDS = {form: word for word, forms in _FORMS.items() for form in (word, *forms.split())}
# how somebody leads, not what: a synonym with 'Responsable' is met by any of them
RANKS = {'director', 'jefe', 'responsable', 'gerente', 'encargado', 'coordinador', 'supervisor', 'subdirector',
         'vicepresidente'}
# whoever helps somebody of rank is not that somebody
HELPERS = {'asistente', 'secretario', 'auxiliar', 'adjunto'}
TOPS = {'ceo', 'cfo', 'coo', 'presidente', 'fundador', 'propietario', 'socio', 'general'}
# how somebody does something, not what: whatever else is said says more
PLAIN = {'tecnico', 'secretario', 'asistente', 'socio', 'consejero', 'presidente', 'vicepresidente', 'operario',
        'empleado',
         'adjunto', 'fundador'}
# a position by themselves; beside a word nobody knows they may be anything: 'Técnico de emergencias'
WEAK = PLAIN | {'comercial', 'sala', 'limpieza', 'comunicacion', 'gobernanta'}
# whoever is one of these is not what the rest says: 'Estudiante de marketing', 'Marido de la gerente'
OTHERS = set("""
    alumno alumna student estudiante profesor profesora teacher docente professor professora becario becaria intern
    trainee
    practicas ex exdirector exgerente former antiguo antigua jubilado jubilada retired cliente proveedor marido mujer
    esposa esposo hermano hermana hijo hija padre madre amigo amiga primo prima viuda fill filla
""".split())
SILENT = set("""
    de del el la las los y e en a o al d l i of the and for in dpto dto depto departamento department departament dept
    seccion equipo team sr sra para da do das dos to els les amb na no per officer empresa negocio senior junior grupo
    group company small specialist especialista analyst analista interno externo interina digital colegiado trabajo
    primer
    primera primero segundo segunda tercer
""".split())
# several words that mean something together
TOGETHER = {
    'recursos humanos': 'rrhh', 'human resources': 'rrhh', 'recursos humans': 'rrhh', 'rr hh': 'rrhh',
    'r r h h': 'rrhh',
    'redes sociales': 'marketing', 'social media': 'marketing', 'vice presidente': 'vicepresidente',
    'vice presidenta': 'vicepresidente', 'vice president': 'vicepresidente', 'v p': 'vicepresidente',
    'managing director': 'director general', 'general manager': 'director general',
    'managing partner': 'socio director', 'managing dir': 'director general', 'm d': 'director general',
    'md': 'director general', 'dg': 'director general', 'd g': 'director general', 'd general': 'director general',
    'country manager': 'director general', 'country mgr': 'director general', 'chief executive officer': 'ceo',
    'chief executive': 'ceo', 'consejero delegado': 'ceo', 'consejera delegada': 'ceo', 'conseller delegat': 'ceo',
    'consellera delegada': 'ceo', 'conselleiro delegado': 'ceo', 'c e o': 'ceo', 'c f o': 'cfo', 'c o o': 'coo',
    'c t o': 'cto', 'chief technology officer': 'cto', 'i t': 'informatica', 'tecnologias informacion': 'informatica',
    'servicios tecnicos': 'mantenimiento', 'servicio tecnico': 'mantenimiento', 'r d': 'investigacion',
    'i d': 'investigacion', 'i mas d': 'investigacion', 'co fundador': 'fundador', 'co fundadora': 'fundador',
    'co founder': 'fundador', 'f b': 'alimentacion bebidas', 'a b': 'alimentacion bebidas',
    'fb': 'alimentacion bebidas',
    'front desk': 'recepcion', 'front office': 'recepcion', 'back office': 'administrativo',
    'office manager': 'jefe oficina', 'office mgr': 'jefe oficina', 'business development': 'desarrollo',
    'business developer': 'desarrollo', 'desarrollo de negocio': 'desarrollo', 'business partner': 'asesor',
    'delegado comercial': 'vendedor', 'delegada comercial': 'vendedor', 'delegado de ventas': 'vendedor',
    'delegada de ventas': 'vendedor', 'centro comercial': 'galeria', 'representante legal': 'apoderado',
    'consejo de administracion': 'consejo', 'secretario general': 'secretariado',
    'secretaria general': 'secretariado', 'executive assistant': 'secretario',
    'personal assistant': 'secretario', 'assistant to': 'secretario', 'assistant manager': 'subdirector',
    'camarera de pisos': 'gobernanta', 'camarero de pisos': 'gobernanta', 'empregado de mesa': 'sala',
    'empregada de mesa': 'sala', 'jefe de rango': 'sala', 'jefa de rango': 'sala', 'chef de rang': 'sala',
    'jefe de partida': 'cocina', 'jefa de partida': 'cocina', 'oficina tecnica': 'ingeniero', 'key account': 'kam',
    'cuentas clave': 'kam', 'grandes cuentas': 'kam', 'plant manager': 'jefe planta', 'shop assistant': 'dependiente',
    'store assistant': 'dependiente', 'proteccion de datos': 'dpo', 'data protection': 'dpo',
}
