"""The vocabulary of job titles in Spanish, English, Catalan, Galician and Portuguese. Data only: no ``env``.

All without accents and capitals. Other genders, numbers and languages are forms of one word. What a card shortens in
a way that its letters tell ('Cpras.', 'Mtto.', 'Prod.') need not stand here: see ``account_position.py``.
"""

_FORMS = {
    # ranks
    'director': 'direc dir dtor dtra dtora directora direccion direction direccio direcao direcion diretor diretora directiu',
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
    'propietario': 'amo franquiciado owner propietaria duena dueno titular propietari proprietario proprietaria dono dona mestressa',
    'fundador': 'fundadora founder cofundador cofundadora cofounder',
    'socio': 'copropietario copropietaria comunero cooperativista socia partner soci socios partners',
    'autonomo': 'autonoma freelance freelancer autonom',
    'empresario': 'empresaria emprendedor emprendedora entrepreneur empresari emprenedor',
    # what it is about
    'compras': 'compra comprador compradora aprovisionamiento aprovisionamientos suministros purchasing purchase '
                'purchases '
               'procurement buyer buying sourcing compres',
    'ventas': 'venta sales vendes vendas vtas',
    'comercial': 'comerciales cial commercial',
    'vendedor': 'viajante viatjant autoventa preventa preventista televenta vend corredor vendedora salesperson salesman saleswoman venedor venedora seller',
    'exportacion': 'export exportaciones exports exportacio exportacao',
    'marketing': 'content contenidos seo sem copywriter branding publicidad advertising publicitat publicidade mkt mktg mercadotecnia mkting marqueting rrss',
    'comunicacion': 'communication communications comunicacio comunicacao',
    'financiero': 'financiera finanzas finance financial financer financera financeiro financeira finances financas '
                'fra '
                  'economico economica',
    'contabilidad': 'contable contables accountant accounting accounts bookkeeper contador contadora comptable '
                    'comptabilitat contabilista contabilidade',
    'tesoreria': 'tesoureira tesoureiro tesourera treasurer tesorera tesorero treasury tesourero tesouraria tresoreria tresorer',
    'cobros': 'credit collections cobranzas cobro',
    'control': 'controlador controller controlling',
    'administracion': 'admin admon adm admtracion administration administracio administracao',
    'administrativo': 'facturacion administrativa administrative clerk adtvo adtva advo advto admtvo admtva admvo admva '
                'administratiu',
    'oficina': 'office escritorio',
    'secretario': 'secretariado secretaria secretary secr secretari',
    'asistente': 'assistant asistenta asist assistente assistent ayudante ayudanta ayte ajudant ajudante pa ea',
    'auxiliar': 'aux',
    'adjunto': 'adjunta deputy',
    'recepcion': 'receptionist recepcionista reception centralita rcpta recepcio rececao rececionista telefonista',
    'operaciones': 'operations ops operacions operacoes operacion',
    'produccion': 'taller obrador envasado workshop production produccio producao fabricacion manufacturing',
    'planta': 'plant fabrica factory',
    'calidad': 'quality qualitat qualidade qa qc calidade',
    'mantenimiento': 'maintenance mto mtto manteniment manutencao mantemento facility facilities sstt',
    'logistica': 'logistico logistics',
    'trafico': 'flota fleet transit transport transporte transportes',
    'almacen': 'picking warehouse almacenero almacenera almacenista mozo magatzem magatzemer carretillero armazem carretillera '
               'economato',
    'tecnico': 'tco tca tecnica technical tech tec tecnic technician',
    'ingeniero': 'aparejador aparejadora aparellador enxeneira proyectista projectista engineer ingeniera ingenieria engineering ing enginyer enginyera enxeneiro engenheiro engenheira',
    'investigacion': 'research',
    'informatica': 'devops sysadmin ciberseguridad cybersecurity ciso frontend backend fullstack erp sap hardware it informatico sistemas tic ti tecnologia tecnologo technology informatic software helpdesk '
                'systems '
                   'webmaster',
    'programador': 'programadora developer desarrollador desarrolladora programmer',
    'rrhh': 'hrbp personas pessoas persones seleccion nominas payroll recruiter recruitment reclutador recruiting hr hhrr people talento rh talent',
    'juridico': 'legal juridica juridic',
    'abogado': 'lawyer abogada letrado letrada advocat advocada advogado advogada counsel attorney',
    'tienda': 'supermercado local establecimiento boutique store shop botiga loja tiendas retail',
    'hotel': 'parador hostal balneario aparthotel apartahotel camping albergue hoteles resort',
    'restauracion': 'restauracio',
    'cocina': 'chef cocinero cocinera kitchen cuina cuiner cuinera cozinha cozinheiro cozinheira cook pastelero '
                'pastelera',
    'sala': 'barra coctelero waiter maitre camarero camarera waitress cambrer cambrera barista bartender metre',
    'sumiller': 'sommeliere sommelier',
    'gobernanta': 'pisos governanta housekeeper housekeeping gobernante subgobernanta',
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
    # who does it, or which part of a company, whatever it is about
    'inspector': 'inspectora', 'auditor': 'auditora', 'operador': 'operadora', 'gabinete': '', 'servicio': 'servicios',
    'miembro': 'membro member membre vocal', 'delegacion': 'delegacio', 'gestion': 'management', 'proyecto': 'project',
    'formacion': 'training formacio formacao', 'independiente': '',
    'mecanico': 'electromecanico electricista frigorista', 'fiel': '', 'central': '', 'sociedad': 'cooperativa compania', 'profesional': '', 'capitalista': '', 'turno': '', 'linea': '',
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
    esposa esposo hermano hermana hijo hija padre madre amigo amiga primo prima viuda fill filla abuelo abuela nieto
    nieta novio novia cunado cunada tio tia sobrino sobrina vecino vecina inquilino inquilina pareja
    concejal concejala alcalde alcaldesa alcaldessa regidor regidora vereador vereadora edil diputado diputada ministro
    ministra senador senadora candidato candidata aspirante opositor opositora
    compraventa loteria perro perra gato mascota
""".split())
# what a company does, not who does it: with 'de' and a word nobody knows, it is an activity of anybody
# ('Recepción de mercancías', 'Administración de fincas')
ACTIVITIES = set("""
    compra compras venta ventas recepcion administracion mantenimiento calidad control limpieza almacen transporte
    transportes logistica comunicacion produccion fabricacion restauracion marketing exportacion compres vendes vendas
    recepcio administracio manteniment neteja magatzem administracao manutencao limpeza armazem
""".split())
# what somebody works in, not who he is: 'Tienda de informática'
PLACES = set("""
    empresa tienda taller hotel bar restaurante asociacion centro escuela academia comunidad agencia almacenes clinica
    curso libro torre
""".split())
OF = {'de', 'del', 'do', 'da', 'dos', 'das', 'd', 'of'}
SILENT = set("""
    de del el la las los y e en a o al d l i of the and for in dpto dto depto departamento department departament dept
    seccion equipo team sr sra para da do das dos to els les amb na no per officer empresa negocio senior junior grupo
    group company small specialist especialista analyst analista interno externo interina digital colegiado trabajo
    primer primera primero segundo segunda tercer
    virtual online remoto remota
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
    'consejo de administracion': 'consejo', 'consejo rector': 'consejo', 'secretario general': 'sgeneral',
    'secretaria general': 'sgeneral', 'executive assistant': 'secretario',
    'personal assistant': 'secretario', 'assistant to': 'secretario', 'assistant manager': 'subdirector',
    'camarera de pisos': 'gobernanta', 'camarero de pisos': 'gobernanta', 'empregado de mesa': 'sala',
    'empregada de mesa': 'sala', 'jefe de rango': 'sala', 'jefa de rango': 'sala', 'chef de rang': 'sala',
    'jefe de partida': 'cocina', 'jefa de partida': 'cocina', 'oficina tecnica': 'ingeniero', 'key account': 'kam',
    'cuentas clave': 'kam', 'grandes cuentas': 'kam', 'plant manager': 'jefe planta', 'shop assistant': 'dependiente',
    'store assistant': 'dependiente',
    'asistente personal': 'secretario', 'auxiliar de oficina': 'administrativo', 'compra venta': 'compraventa',
    'ama de casa': 'compraventa', 'help desk': 'informatica', 'service desk': 'informatica',
    'product owner': 'informatica', 'process owner': 'proceso', 'scrum master': 'informatica',
    'data engineer': 'informatica', 'data scientist': 'informatica', 'data analyst': 'informatica',
    'administrador de redes': 'informatica', 'administradora de redes': 'informatica',
    'tecnico de redes': 'informatica', 'tecnica de redes': 'informatica', 'information officer': 'responsable informatica',
    'sistemas de informacion': 'informatica', 'transformacion digital': 'informatica',
    'head of country': 'director general', 'country head': 'director general', 'country lead': 'director general',
    'country director': 'director general', 'director pais': 'director general', 'directora pais': 'director general',
    'director de pais': 'director general', 'directora de pais': 'director general', 'g m': 'director general',
    'gm': 'director general', 'recepcion de mercancias': 'almacen', 'recepcion de mercancia': 'almacen',
    'recepcion de materiales': 'almacen', 'recepcion de pedidos': 'almacen', 'recepcion mercancias': 'almacen',
    'recepcion de mercaderias': 'almacen', 'recepcion de materia prima': 'almacen',
    'preparador de pedidos': 'almacen', 'preparadora de pedidos': 'almacen', 'preparacion de pedidos': 'almacen',
    'goods in': 'almacen', 'goods receiving': 'almacen', 'seguridad alimentaria': 'calidad', 'food safety': 'calidad',
    'arquitecto tecnico': 'ingeniero', 'arquitecta tecnica': 'ingeniero', 'arquitecte tecnic': 'ingeniero',
    'arquitecta tecnic': 'ingeniero', 'arquiteto tecnico': 'ingeniero',
    'cumplimiento normativo': 'compliance', 'responsable de cumplimiento': 'compliance',
    'relaciones laborales': 'rrhh', 'relaciones publicas': 'comunicacion', 'seguridad informatica': 'informatica',
    'delegado de zona': 'vendedor', 'delegada de zona': 'vendedor', 'delegado de area': 'vendedor',
    'delegada de area': 'vendedor', 'delegado zona': 'vendedor', 'delegada zona': 'vendedor',
    'gestor de cuentas': 'vendedor', 'gestora de cuentas': 'vendedor',
    'operador de maquina': 'operario', 'operadora de maquina': 'operario', 'operador de maquinas': 'operario',
    'machine operator': 'operario', 'camarera de piso': 'gobernanta',
    'camareras de piso': 'gobernanta', 'camareras de pisos': 'gobernanta', 'co propietario': 'socio',
    'co propietaria': 'socio', 'co owner': 'socio',
    'proteccion de datos': 'dpo', 'data protection': 'dpo',
}
